import { unreachable } from '../text/unreachable.ts';
import type { Name } from '../text/name.ts';
import type { ClauseNode, NamedTypeNode, Site } from '../syntax/defs/nodes.ts';
import { checkDeallocate, checkFlags, checkIsLong, longNeed } from './gnu-flags.ts';
import { isRight, polymorphic } from './type-codes.ts';
import type { TypeRecord } from './type-record.ts';
import type { TypeScope } from './type-scope.ts';

/** Applies one translation clause; a later one wins, and both compilers warn where they differ. */
export function applyClause(type: TypeRecord, clause: ClauseNode, scope: TypeScope): void {
  const conflict = (what: string, rule: string, old: string, name: Name): void => {
    if (old === '' || old === name.text) return;
    scope.reporter.report(clause.at, {
      rule: `conflicting-${rule}`,
      severity: 'warning',
      message: `the ${what} is \`${old}\` before and \`${name.text}\` here, expected one of them`,
      about: name.written,
    });
  };
  const mention = (kind: 'function' | 'ctype', name: Name): void => {
    scope.mentions.push({ kind, role: 'reference', key: name.text, span: name.written });
  };
  const setTranslated = (name: Name): void => {
    conflict('type that the routine gets', 'translation-type', type.transType, name);
    type.transType = name.text;
    mention('ctype', name);
  };
  const setServer = (name: Name): void => {
    conflict('type in the message', 'server-type', type.serverType, name);
    type.serverType = name.text;
    mention('ctype', name);
  };
  const setUser = (name: Name): void => {
    conflict("caller's type", 'user-type', type.userType, name);
    type.userType = name.text;
    mention('ctype', name);
  };

  switch (clause.kind) {
    case 'intran':
      setTranslated(clause.result);
      conflict('translation function', 'intran', type.intran?.text ?? '', clause.function);
      type.intran = clause.function;
      mention('function', clause.function);
      setServer(clause.parameter);
      break;
    case 'outtran':
      setServer(clause.result);
      conflict('translation function', 'outtran', type.outtran?.text ?? '', clause.function);
      type.outtran = clause.function;
      mention('function', clause.function);
      setTranslated(clause.parameter);
      break;
    case 'destructor':
      conflict('destructor', 'destructor', type.destructor?.text ?? '', clause.function);
      type.destructor = clause.function;
      mention('function', clause.function);
      setTranslated(clause.parameter);
      break;
    case 'intranpayload':
      setTranslated(clause.result);
      conflict('translation function', 'intran', type.intranPayload?.text ?? '', clause.function);
      type.intranPayload = clause.function;
      mention('function', clause.function);
      break;
    case 'ctype':
      setUser(clause.type);
      // One mention is enough for the one word that sets both.
      conflict('type in the message', 'server-type', type.serverType, clause.type);
      type.serverType = clause.type.text;
      break;
    case 'cusertype':
      setUser(clause.type);
      break;
    case 'cservertype':
      setServer(clause.type);
      break;
    default:
      unreachable(clause);
  }
}

/** Fills in the C names that no clause has given: `itCalculateNameInfo` of both compilers. */
export function nameCTypes(
  type: TypeRecord,
  { dialect, kernelServer, kernelUser }: Pick<TypeScope, 'dialect' | 'kernelServer' | 'kernelUser'>,
): void {
  const name = type.name?.text ?? '';
  if (type.userType === '') type.userType = name;
  if (type.serverType === '') type.serverType = name;
  // GNU's kernel has pointers where a task has names; Apple's compiler has this switched off.
  if (dialect === 'gnu' && carriesRight(type)) {
    if (kernelServer && type.serverType === 'mach_port_t') type.serverType = 'ipc_port_t';
    else if (kernelUser && type.userType === 'mach_port_t') type.userType = 'ipc_port_t';
  }
  if (type.transType === '') type.transType = type.serverType;
}

function carriesRight({ inName, outName }: TypeRecord): boolean {
  const isAny = inName === polymorphic && outName === polymorphic;
  return isAny || isRight(inName) || isRight(outName);
}

/** Checks a type that has its name and its clauses: `itCheckDecl` of both compilers. */
export function checkDeclared(
  type: TypeRecord,
  { name, spec }: NamedTypeNode,
  at: Site,
  scope: TypeScope,
): void {
  const error = (rule: string, message: string, about: Name): void => {
    scope.reporter.report(at, { rule, severity: 'error', message, about: about.written });
  };
  const translation = type.intran ?? type.intranPayload ?? type.outtran;
  if (type.variable && translation !== undefined) {
    const message = `\`${name.text}\` is an array of variable size and cannot be translated, expected no \`intran\` or \`outtran\``;
    error('translate-var-array', message, translation);
  }
  if (type.variable && type.destructor !== undefined) {
    const message = `\`${name.text}\` is an array of variable size and cannot be destroyed, expected no \`destructor\``;
    error('destroy-var-array', message, type.destructor);
  }
  if (scope.dialect === 'apple') return;

  const { element } = type;
  const isNamed = element !== undefined && element.userType !== '' && element.serverType !== '';
  if (type.variable && type.inline && !isNamed) {
    const message = `the elements of \`${name.text}\` have no name for C, expected the name of a declared type`;
    error('var-array-anon-base', message, name);
  }
  const written = spec?.kind === 'basic' ? (spec.long?.flags ?? []) : [];
  const judge = { name, written, at, reporter: scope.reporter };
  const flags = checkFlags(new Set(type.flags), judge);
  type.flags = [...flags];
  type.dealloc = checkDeallocate(type, flags, 'no', judge);
  const need = longNeed(type);
  if (need === 'impossible') {
    scope.reporter.report(at, {
      rule: 'msgt-too-big',
      severity: 'warning',
      message: `an element of \`${name.text}\` has ${type.size} bits or a code of its own that no descriptor holds, expected less than 65536`,
      about: name.written,
    });
  }
  const isLong = need === 'wanted' || need === 'needed' || need === 'impossible';
  type.longForm = checkIsLong(type, flags, isLong, judge);
}

import type {
  ImportWord,
  RoutineNode,
  SettingNode,
  Site,
  SkipNode,
  SubsystemNode,
  SyntaxNode,
  TypeDeclarationNode,
} from '../syntax/defs/nodes.ts';
import type { Name } from '../text/name.ts';
import { unreachable } from '../text/unreachable.ts';
import { createVariants } from '../text/variants.ts';
import type { ImportStatement, RoutineState } from './interface.ts';
import { DeferredRoutine } from './deferred-routine.ts';
import { lowerRoutine, type RoutineShape } from './lower-routine.ts';
import { lowerNamedType } from './lower-type.ts';
import type { Lowered, OpenFile } from './open-file.ts';
import type { TypeRecord } from './type-record.ts';
import type { TypeScope } from './type-scope.ts';

/** Does what the compiler does when it has read a statement. */
export function lowerStatement(node: SyntaxNode, file: OpenFile): void {
  switch (node.kind) {
    case 'subsystem':
      lowerSubsystem(node, file);
      break;
    case 'type':
      lowerTypeDeclaration(node, file);
      break;
    case 'routine':
      lowerRoutineDeclaration(node, file);
      break;
    case 'skip':
      lowerSkip(node, file);
      break;
    case 'import':
      if (node.path === undefined) break;
      file.imports.push({ side: sides[node.word], path: node.path, span: node.span });
      break;
    case 'setting':
      lowerSetting(node, file);
      break;
    case 'broken':
      break;
    default:
      unreachable(node);
  }
}

const sides: Readonly<Record<ImportWord, ImportStatement['side']>> = {
  import: 'both',
  uimport: 'user',
  simport: 'server',
  iimport: 'implementation',
  dimport: 'header',
};

function lowerSubsystem(node: SubsystemNode, file: OpenFile): void {
  const { keyword, modifiers, name, base, skipped, span } = node;
  const { reporter, subsystemName } = file;
  if (subsystemName !== undefined && !skipped) {
    reporter.report(keyword, {
      rule: 'subsystem-redeclared',
      severity: 'warning',
      message: `the file has a subsystem already, \`${subsystemName.text}\`, expected one`,
      related: [{ span: subsystemName.written, message: 'the first one, which is ignored' }],
    });
    file.change({ kernelServer: false, kernelUser: false });
  }
  for (const { word, at } of modifiers) {
    const isServer = word === 'kernelserver';
    if (isServer ? file.around.kernelServer : file.around.kernelUser) {
      const message = `\`${word}\` stands here a second time, expected it once`;
      reporter.report(at, { rule: `duplicate-${word}`, severity: 'warning', message });
    }
    file.change(isServer ? { kernelServer: true } : { kernelUser: true });
  }
  if (name === undefined) return;
  if (!skipped) file.subsystemName = name;
  const { kernelServer, kernelUser, hasInitialized } = file.around;
  file.mentions.push([
    { kind: 'subsystem', role: 'definition', key: name.text, span: name.written },
  ]);
  if (base === undefined) return;
  const { file: baseFile, start, end } = base.at;
  const baseSpan = { file: baseFile, start, end };
  file.subsystem = { name, base: base.value, baseSpan, kernelServer, kernelUser, span };
  if (file.options.dialect === 'apple' || skipped) return;
  if (hasInitialized) {
    const message = "GNU's MIG stops at a second subsystem, expected one in a file";
    reporter.report(base.at, { rule: 'subsystem-reinit', severity: 'error', message });
  }
  file.change({ hasInitialized: true });
}

function lowerTypeDeclaration(node: TypeDeclarationNode, file: OpenFile): void {
  const lowered = file.lowerType(node, loweredTypes, (scope) => lowerDeclaredType(node, scope));
  if (lowered === undefined) return;
  file.types.push(lowered.type);
  if (lowered.isDeclared) file.declare(lowered.name, lowered.type);
}

interface DeclaredType {
  readonly name: Name;
  readonly type: TypeRecord;
  /** Whether the compiler finds it by its name from here on. */
  readonly isDeclared: boolean;
}

/** What a type declaration is under each answer to its questions: a few targets' and roots'. */
const loweredTypes = createVariants<TypeDeclarationNode, Lowered<DeclaredType | undefined>>();

function lowerDeclaredType(
  { declared, skipped }: TypeDeclarationNode,
  scope: TypeScope,
): DeclaredType | undefined {
  if (declared === undefined) return undefined;
  const { name, spec, at } = declared;
  scope.mentions.push({ kind: 'type', role: 'definition', key: name.text, span: name.written });
  if (spec === undefined) return undefined;
  const type = lowerNamedType(declared, scope);
  if (at === undefined || skipped) return { name, type, isDeclared: false };
  const old = scope.lookUp(name, at);
  if (old !== undefined) {
    const previous = old.declared && old.name?.written;
    scope.reporter.report(at, {
      rule: 'type-redefined',
      severity: scope.dialect === 'apple' ? 'warning' : 'error',
      message: `the type \`${name.text}\` is declared already, expected one declaration`,
      about: name.written,
      ...(previous && { related: [{ span: previous, message: 'the first declaration' }] }),
    });
  }
  return { name, type, isDeclared: true };
}

function lowerRoutineDeclaration(node: RoutineNode, file: OpenFile): void {
  const { name } = node;
  if (name === undefined) return;
  const { prefixes } = file;
  const { state } = file.around;
  const lower = file.deferred(node, loweredRoutines, (scope) =>
    lowerRoutine(node, name, scope, state, prefixes),
  );
  const routine = new DeferredRoutine(node, name, state, prefixes, lower);
  file.say(routine);
  file.slots.push({ kind: 'routine', number: file.number, routine });
  file.number++;
}

const loweredRoutines = createVariants<RoutineNode, Lowered<RoutineShape>>();

function lowerSkip({ count, keyword }: SkipNode, file: OpenFile): void {
  const ids = count?.value ?? 1;
  file.slots.push({ kind: 'skip', number: file.number, count: ids, span: keyword });
  file.number = (file.number + ids) >>> 0;
}

function lowerSetting({ word, operand, at }: SettingNode, file: OpenFile): void {
  const set = (change: Partial<RoutineState>): void => {
    file.change({ state: { ...file.around.state, ...change } });
  };
  const text = operand?.text;
  switch (word) {
    case 'nowaittime':
      return set({ waitTime: undefined });
    case 'nosendtime':
      return set({ sendTime: undefined });
    case 'rcsid':
      return lowerRcsId(operand, at, file);
    default:
  }
  if (operand === undefined || text === undefined) return;
  switch (word) {
    case 'waittime':
      return set({ waitTime: text });
    case 'sendtime':
      return set({ sendTime: text });
    case 'msgoption':
      return set({ msgOption: text === 'MACH_MSG_OPTION_NONE' ? undefined : text });
    case 'usespecialreplyport':
      return set({ specialReplyPort: !/^0*$/.test(text) });
    case 'consumeonsenderror':
      return lowerConsumeMode(text, at, file);
    case 'serverprefix':
      file.change({ serverPrefix: text });
      break;
    case 'userprefix':
      file.change({ userPrefix: text });
      break;
    case 'serverdemux':
      file.demux = operand;
      file.mentions.push([
        { kind: 'function', role: 'reference', key: text, span: operand.written },
      ]);
      break;
    case 'error':
    case 'UserTypeLimit':
    case 'OnStackLimit':
      break;
    default:
      unreachable(word);
  }
}

function lowerRcsId(operand: Name | undefined, at: Site, file: OpenFile): void {
  if (operand === undefined) return;
  if (file.rcsId !== undefined) {
    file.reporter.report(at, {
      rule: 'rcsid-redeclared',
      severity: 'warning',
      message: 'the file has an `rcsid` already, expected one',
      related: [{ span: file.rcsId, message: 'the first one, which is ignored' }],
    });
  }
  file.rcsId = operand.written;
}

function lowerConsumeMode(text: string, at: Site, file: OpenFile): void {
  const mode = text.toLowerCase();
  if (mode === 'none' || mode === 'timeout' || mode === 'any') {
    file.change({ state: { ...file.around.state, consumeOnSendError: mode } });
    return;
  }
  const message = `\`${text}\` is no mode, expected \`None\`, \`Timeout\` or \`Any\``;
  file.reporter.report(at, { rule: 'consume-mode-unknown', severity: 'error', message });
}

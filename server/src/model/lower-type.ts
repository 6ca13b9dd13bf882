import { unreachable } from '../text/unreachable.ts';
import type { Name } from '../text/name.ts';
import type {
  BasicTypeNode,
  CodeNode,
  LongForm,
  NamedTypeNode,
  NativeTypeNode,
  StringTypeNode,
  StructTypeNode,
  TypeNode,
} from '../syntax/defs/nodes.ts';
import { applyClause, checkDeclared, nameCTypes } from './check-declared.ts';
import type { NativeType } from './mach-type.ts';
import { byteCode, polymorphic, stringCode, typeCode, type TypeCode } from './type-codes.ts';
import { copyType, newType, resetCopy, resetType, type TypeRecord } from './type-record.ts';
import type { Fault } from './type-rules.ts';
import { checkBound, readFlags, resolveType, type TypeScope } from './type-scope.ts';

/** `name = spec clauses`: the finished type, which is not declared thereby. */
export function lowerNamedType(node: NamedTypeNode, scope: TypeScope): TypeRecord {
  const type = node.spec === undefined ? unknownType() : resetType(lowerType(node.spec, scope));
  for (const clause of node.clauses) applyClause(type, clause, scope);
  type.name = node.name;
  type.declared = node.span;
  nameCTypes(type, scope);
  if (node.at !== undefined) checkDeclared(type, node, node.at, scope);
  return type;
}

/** Apple's `ValueOf(T)` and its like. */
export function lowerNative({ form, phrase, absent }: NativeTypeNode): TypeRecord {
  const type = newType('native');
  const native: NativeType = { kind: form, phrase: phraseOf(phrase) };
  type.native = form === 'pointer-if-not' ? { ...native, absent: phraseOf(absent) } : native;
  type.inName = type.outName = byteCode;
  type.inWord = type.outWord = 'MACH_MSG_TYPE_BYTE';
  type.userType = type.serverType = type.transType = native.phrase;
  return type;
}

function phraseOf(words: readonly Name[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** A type of which nothing is known, because it is declared nowhere or not written to its end. */
function unknownType(): TypeRecord {
  const type = newType('alias');
  type.known = false;
  return type;
}

function lowerType(node: TypeNode, scope: TypeScope): TypeRecord {
  const fault: Fault = (report) => {
    scope.reporter.report(node.at, { ...report, about: node.span });
  };
  switch (node.kind) {
    case 'basic':
      return lowerBasic(node, scope, fault);
    case 'reference': {
      const old = resolveType(node.name, node.at, 'type-undefined', scope);
      return old === undefined ? unknownType() : copyType(old, 'alias');
    }
    case 'array': {
      const element = lowerType(node.element, scope);
      if (node.bound !== undefined) checkBound(node.bound, scope);
      return scope.rules.array(node.form, node.bound?.value ?? 0, element, fault);
    }
    case 'pointer':
      return scope.rules.pointer(lowerType(node.to, scope), fault);
    case 'string':
      return lowerString(node, scope, fault);
    case 'struct':
      return lowerStruct(node, scope, fault);
    case 'native':
      return lowerNative(node);
    default:
      return unreachable(node);
  }
}

function lowerBasic(node: BasicTypeNode, scope: TypeScope, fault: Fault): TypeRecord {
  const sent = codeOf(node.sent, scope);
  const received = node.received === undefined ? sent : codeOf(node.received, scope);
  const sizes = [bitsOf(sent, scope), bitsOf(received, scope)] as const;
  const type = newType('basic');
  type.inName = sent.sent;
  type.inWord = sent.sentWord;
  type.outName = received.received;
  type.outWord = received.receivedWord;
  type.size = sizes[0] === 0 ? sizes[1] : sizes[0];
  const differs = sizes[0] !== sizes[1] && sizes[0] !== 0 && sizes[1] !== 0;
  if (differs) {
    const message = `the sender's type has ${sizes[0]} bits and the receiver's ${sizes[1]}, expected the same size`;
    const at = node.received?.at ?? node.at;
    const report = { rule: 'ipc-sizes-differ', severity: 'error', message } as const;
    scope.reporter.report(at, { ...report, about: node.span });
    type.size = 0;
  }
  if (node.long !== undefined) applyLongForm(type, node.long, scope, fault);
  else if (type.size === 0) {
    type.known = false;
    const wanted = scope.dialect === 'gnu' ? 'the long form `(type, bits)`' : 'a type that has one';
    const why = differs ? 'no size, since its two sides differ in theirs' : 'no size of its own';
    const message = `the type has ${why}, expected ${differs ? 'two codes of one size' : wanted}`;
    fault({ rule: 'ipc-size-unknown', severity: 'error', message });
  }
  return scope.rules.scalar(type, fault);
}

/** `(type, bits, flags)`. Apple's compiler refuses it; what it would mean is GNU's reading. */
function applyLongForm(
  type: TypeRecord,
  { size, flags, closed }: LongForm,
  scope: TypeScope,
  fault: Fault,
): void {
  if (size !== undefined) checkBound(size, scope);
  type.flags = [...readFlags(flags, scope)];
  const usual = type.size;
  type.size = size?.value ?? usual;
  if (scope.dialect === 'apple' || !closed) type.known = false;
  if (!closed) return;
  if (scope.dialect === 'apple') {
    const message = "Apple's MIG has no types with a size in parentheses, expected the type alone";
    fault({ rule: 'long-form-type', severity: 'error', message });
  } else if (usual !== 0 && usual !== type.size) {
    const message = `the type has ${type.size} bits here, expected its usual ${usual}`;
    fault({ rule: 'ipc-strange-size', severity: 'warning', message });
  }
}

function codeOf({ word, number }: CodeNode, { dialect }: TypeScope): TypeCode {
  const known = number === undefined ? typeCode(word, dialect) : undefined;
  if (known !== undefined) return known;
  // The greatest number is the code of the polymorphic types.
  const code = number === 0xffffffff ? polymorphic : (number ?? 0);
  const text = String(number ?? 0);
  return { sent: code, received: code, sentWord: text, receivedWord: text, size: 0 };
}

function bitsOf({ size }: TypeCode, { portSize }: TypeScope): number {
  return size === 'port' ? portSize : size;
}

/** `c_string[n]` is an array of characters that C copies as a string: `itCStringDecl`. */
function lowerString(node: StringTypeNode, scope: TypeScope, fault: Fault): TypeRecord {
  checkBound(node.bound, scope);
  const element = newType('basic');
  element.inName = element.outName = stringCode;
  element.inWord = element.outWord = 'MACH_MSG_TYPE_STRING_C';
  element.size = 8;
  scope.rules.scalar(element, fault);
  element.userType = element.serverType = element.transType = 'char';

  const type = resetCopy(element, node.varying ? 'variable-string' : 'string');
  type.number = node.bound.value;
  type.variable = node.varying;
  type.struct = false;
  type.string = true;
  return scope.rules.measure(type, fault);
}

/** GNU's `struct { … }`: the members laid out as C does, as an array of the greatest unit that aligns them. */
function lowerStruct({ members }: StructTypeNode, scope: TypeScope, fault: Fault): TypeRecord {
  let bytes = 0;
  let alignment = 0;
  let known = true;
  for (const { type: typeName, name, at } of members) {
    const member = resolveType(typeName, at, 'type-undefined', scope);
    if (member === undefined) {
      known = false;
      continue;
    }
    if (!member.inline) {
      const message = `the member \`${name.text}\` is out of line, expected a type that travels in the message`;
      const report = { rule: 'struct-member-not-inline', severity: 'error', message } as const;
      scope.reporter.report(at, { ...report, about: typeName.written });
    }
    bytes = alignedTo(bytes, member.alignment) + member.typeSize;
    alignment = Math.max(alignment, member.alignment);
    known &&= member.known;
  }
  bytes = alignedTo(bytes, alignment);
  const unit = scope.unitOf(alignment);
  const type = resetCopy(unit, 'struct-of-members');
  type.number = bytes / unit.typeSize;
  type.struct = true;
  type.string = false;
  type.alignment = alignment;
  type.known = known;
  return scope.rules.measure(type, fault);
}

function alignedTo(bytes: number, alignment: number): number {
  return alignment === 0 ? bytes : Math.ceil(bytes / alignment) * alignment;
}

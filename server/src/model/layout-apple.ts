import { bytesOf, padOf } from './c-size.ts';
import { isCarried, type Way } from './carried.ts';
import type { Argument, RoutineSlot } from './interface.ts';
import { messageStruct, roundUp, type FieldFacts, type MessageStruct } from './layout-struct.ts';
import type { MachType } from './mach-type.ts';
import type { FieldKind, LayoutContext, MessageLayout } from './message-layout.ts';
import { polymorphic } from './type-codes.ts';

/**
 * One message of Apple's MIG: header, descriptors behind their count, then the data behind the NDR record; under
 * `-mach_msg2` also where the header buffer ends. Source: `WriteStructDecl` in `utils.c`, `rtProcessNdrCode` and
 * `rtCheckRoutineArgs` in `routine.c`.
 */
export function appleLayout(slot: RoutineSlot, way: Way, context: LayoutContext): MessageLayout {
  const struct = messageStruct();
  const sizes = pieces(context);
  const carried = slot.arguments.filter((argument) => isCarried(argument, way));
  const processed = carried.filter(({ type }) => isKernelProcessed(type));
  const complex = processed.length > 0;

  struct.add('Head', 'header', sizes.header);
  if (complex) struct.add('msgh_body', 'body', 4);
  for (const argument of processed) addDescriptor(struct, argument, way, context);
  const kernelData = struct.size();

  // The server tells failure with an error reply of its own, so that a complex reply needs no return code.
  const hasReturnCode = way === 'reply' && !complex;
  if (hasReturnCode || needsNdr(slot, way)) struct.add('NDR', 'ndr', 8);
  if (hasReturnCode) struct.add('RetCode', 'field', 4);
  for (const argument of slot.arguments) addData(struct, argument, way, complex, context);

  const layout = struct.finish(complex);
  return context.machMsg2 ? { ...layout, kernelData } : layout;
}

/** Sizes of what the kernel itself reads. In a 64-bit kernel a port is a pointer. Source: `osfmk/mach/message.h`. */
function pieces({ architecture, side }: LayoutContext) {
  const wide = architecture !== 'i386';
  const inWideKernel = wide && side === 'kernel';
  return {
    header: inWideKernel ? 32 : 24,
    port: inWideKernel ? 16 : 12,
    outOfLine: wide ? 16 : 12,
  };
}

function isKernelProcessed(type: MachType): boolean {
  return !type.inline || type.port;
}

/** A bounded array, or string, whose bytes lie in the message. */
function isVariableInline(type: MachType): boolean {
  return type.variable && !isKernelProcessed(type);
}

function addDescriptor(
  struct: MessageStruct,
  argument: Argument,
  way: Way,
  context: LayoutContext,
): void {
  const { name, type } = argument;
  const sizes = pieces(context);
  const count = Math.max(type.descriptors, 1);
  const kind = descriptorKind(type);
  const size = count * (kind === 'descriptor.port' ? sizes.port : sizes.outOfLine);
  struct.add(name.text, kind, size, {
    ...(type.port ? disposition(argument, way, context) : {}),
    ...(type.inline ? {} : { deallocate: deallocate(argument) }),
  });
}

function descriptorKind(type: MachType): FieldKind {
  if (type.inline) return 'descriptor.port';
  return type.port ? 'descriptor.ool_ports' : 'descriptor.ool';
}

/** What the sending stub writes; nothing where only the receiver's side of a type is polymorphic. */
function disposition(
  { name, type }: Argument,
  way: Way,
  { kernelServer, side }: LayoutContext,
): FieldFacts {
  const told = { disposition: `${name.text}Poly` };
  if (way === 'request') return type.inName === polymorphic ? told : { disposition: type.inName };
  const isPolymorphic = type.inName === polymorphic || type.outName === polymorphic;
  if (isPolymorphic) return (kernelServer ? type.outName : type.inName) === polymorphic ? told : {};
  const givesReference = kernelServer && side === 'kernel';
  return { disposition: givesReference ? type.outName : type.inName };
}

function deallocate({ name, flags }: Argument): boolean | string {
  return flags.includes('dealloc[]') ? `${name.text}Dealloc` : flags.includes('dealloc');
}

/**
 * Whether the message has an NDR record. MIG asks whether any value but a port is sent, out-of-line memory among
 * them, so that a message can have the record and no data behind it.
 */
function needsNdr({ arguments: all, replyPort }: RoutineSlot, way: Way): boolean {
  const sends = all.some((argument) => {
    const { type, flags } = argument;
    if (way === 'request' && flags.includes('countinout')) return true;
    return isCarried(argument, way) && (!type.port || hasOwnCount(argument));
  });
  return sends || (way === 'request' && replyPort !== undefined && !replyPort.type.port);
}

function hasOwnCount({ type, flags }: Argument): boolean {
  return type.variable && !flags.includes('samecount');
}

function addData(
  struct: MessageStruct,
  argument: Argument,
  way: Way,
  complex: boolean,
  context: LayoutContext,
): void {
  const { name, type, flags } = argument;
  const count = `${name.text}Cnt`;
  if (way === 'request' && flags.includes('countinout')) struct.add(count, 'field', 4);
  if (!isCarried(argument, way)) return;
  // A return code in a complex message is sent as an error message instead.
  if (flags.includes('retcode') && complex) return;
  if (isKernelProcessed(type)) {
    addCounts(struct, argument);
    return;
  }
  if (isVariableInline(type)) {
    if (type.string) struct.add(`${name.text}Offset`, 'field', 4);
    if (hasOwnCount(argument)) struct.add(count, 'field', 4);
  }
  const isOptional = type.native?.kind === 'pointer-if-not';
  const bytes = bytesOf(type, context.architecture);
  if (isOptional) struct.add(`__Present__${name.text}`, 'field', 4);
  struct.add(name.text, 'field', isOptional ? roundUp(bytes) : bytes);
  struct.pad(padOf(type));
  if (isOptional || isVariableInline(type)) struct.shrinks();
}

/** The element counts of descriptors travel in the data: one, or one for each region of an array of them. */
function addCounts(struct: MessageStruct, argument: Argument): void {
  const { name, type } = argument;
  const regions = type.descriptors;
  if (regions > 1 && type.element?.variable === true) {
    if (type.variable) struct.add(`${name.text}SubsCnt`, 'field', 4);
    struct.add(`${name.text}Subs`, 'field', regions * 4);
    if (type.variable) struct.shrinks();
  } else if (hasOwnCount(argument)) {
    struct.add(`${name.text}Cnt`, 'field', 4);
  }
}

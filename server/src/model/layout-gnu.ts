import { bytesOf, padOf } from './c-size.ts';
import { isCarried, type Way } from './carried.ts';
import type { Argument, RoutineSlot } from './interface.ts';
import { messageStruct, type MessageStruct } from './layout-struct.ts';
import type { MachType } from './mach-type.ts';
import type { LayoutContext, MessageLayout } from './message-layout.ts';
import { polymorphic } from './type-codes.ts';

/**
 * One message of GNU's MIG: every value behind a word that tells its type, no descriptors. Offsets are those of
 * Debian's version (1.8+git20221221), which packs to four bytes on all machines; later versions align to eight on
 * x86_64. Source: `WriteFieldDeclPrim` in `utils.c`.
 */
export function gnuLayout(slot: RoutineSlot, way: Way, context: LayoutContext): MessageLayout {
  const struct = messageStruct();
  struct.add('Head', 'header', context.architecture === 'i386' ? 24 : 32);
  if (way === 'reply') {
    struct.add('RetCodeType', 'type', shortWord);
    struct.add('RetCode', 'field', 4);
  }
  for (const argument of slot.arguments) {
    if (isCarried(argument, way)) {
      addValue(struct, argument, way, context);
    } else if (way === 'request' && argument.flags.includes('countinout')) {
      struct.add(`${argument.name.text}CntType`, 'type', shortWord);
      struct.add(`${argument.name.text}Cnt`, 'field', 4);
    }
  }
  const complex = slot.arguments.some((a) => isCarried(a, way) && (a.type.port || !a.type.inline));
  return struct.finish(complex);
}

/** `mach_msg_type_t` and `mach_msg_type_long_t`. */
const shortWord = 4;
const longWord = 12;

function addValue(
  struct: MessageStruct,
  argument: Argument,
  way: Way,
  context: LayoutContext,
): void {
  const { name, type } = argument;
  const pointer = context.architecture === 'i386' ? 4 : 8;
  struct.add(`${name.text}Type`, 'type', isLong(argument) ? longWord : shortWord);
  const facts = {
    ...(type.port ? { disposition: disposition(argument, way, context) } : {}),
    ...(type.inline ? {} : { deallocate: deallocate(argument) }),
  };
  if (!type.inline) {
    struct.add(name.text, 'field', pointer, facts);
    return;
  }
  const isLimited = type.unbounded && type.number === 0;
  const bytes = isLimited ? inlineLimit(type, context) : bytesOf(type, context.architecture);
  struct.add(name.text, 'field', bytes, facts);
  // In line, or out of line where it is larger than the array: decided for each message.
  if (type.variable) struct.overlay(`${name.text}P`, pointer);
  struct.pad(padOf(type));
  if (type.variable) struct.shrinks();
}

function isLong({ type, flags }: Argument): boolean {
  if (flags.includes('islong')) return true;
  return type.longForm && !flags.includes('isnotlong');
}

/** An unbounded array travels in line up to 2048 bytes of whole elements. Source: `itVarArrayDecl` in `type.c`. */
function inlineLimit(type: MachType, { architecture }: LayoutContext): number {
  const element = type.element;
  if (element === undefined) return bytesOf(type, architecture);
  const declared = Math.ceil((element.number * element.size) / 8);
  const elements = declared === 0 ? 0 : Math.floor(2048 / declared);
  return elements * bytesOf(element, architecture);
}

/** A kernel server's reply names the right that the task gets, and not the one that the kernel holds. */
function disposition(
  { name, type }: Argument,
  way: Way,
  { kernelServer }: LayoutContext,
): number | string {
  const code = way === 'reply' && kernelServer ? type.outName : type.inName;
  return code === polymorphic ? `${name.text}Poly` : code;
}

function deallocate({ name, type, flags }: Argument): boolean | string {
  if (flags.includes('dealloc[]')) return `${name.text}Dealloc`;
  if (flags.includes('dealloc')) return true;
  if (flags.includes('notdealloc')) return false;
  return type.dealloc === 'yes';
}

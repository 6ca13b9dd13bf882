import type { Argument, Interface, MigDiagnostic, RoutineSlot } from '../model/interface.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId, type Span } from '../text/span.ts';
import { lowerFile, type LowerOptions } from './lower.ts';

/**
 * What a compiler makes of a text, as text: its diagnostics with the source that they speak of, its types, and its
 * routines with their arguments.
 */
export function lowered(text: string, options: LowerOptions = {}): string {
  const { interface: made } = lowerFile(sourceFile(fileId('/a.defs'), 'defs', text), options);
  const textAt = ({ start, end }: Span): string => JSON.stringify(text.slice(start, end));
  const diagnostic = ({ severity, rule, span, message, related = [] }: MigDiagnostic): string =>
    [`${severity} ${rule} at ${textAt(span)}: ${message}`]
      .concat(related.map((other) => `  ${textAt(other.span)}: ${other.message}`))
      .join('\n');
  return [...made.diagnostics.map(diagnostic), ...facts(made)].join('\n');
}

function* facts({ subsystem, slots, imports, demux, end }: Interface): Generator<string> {
  if (subsystem !== undefined) yield `${subsystem.name.text} ${subsystem.base} to ${end}`;
  for (const { path, side } of imports) yield `import ${path} for ${side}`;
  if (demux !== undefined) yield `demux ${demux.text}`;
  for (const slot of slots) {
    if (slot.kind === 'skip') yield `${slot.messageId} skip ${slot.count}`;
    else yield* routine(slot);
  }
}

function* routine(slot: RoutineSlot): Generator<string> {
  const { messageId, replyId, userPrototype, serverPrototype, requestPort, replyPort } = slot;
  yield `${messageId}${replyId === undefined ? '' : `/${replyId}`} ${slot.isWhole ? '' : 'broken '}${userPrototype}`;
  if (serverPrototype !== userPrototype) yield `  server ${serverPrototype}`;
  const ports = [requestPort, replyPort].map((port) => port?.name.text ?? '-');
  yield `  ports ${ports.join(' ')}`;
  for (const each of slot.arguments) yield `  ${argument(each)}`;
  const { waitTime, sendTime, msgOption, consumeOnSendError, specialReplyPort } = slot.state;
  if (waitTime !== undefined) yield `  waits ${waitTime}`;
  if (sendTime !== undefined) yield `  sends within ${sendTime}`;
  if (msgOption !== undefined) yield `  option ${msgOption}`;
  if (consumeOnSendError !== 'none') yield `  consumes on ${consumeOnSendError}`;
  if (specialReplyPort) yield '  special reply port';
}

function argument({ name, direction, typeName, flags, writtenFlags, right }: Argument): string {
  const written = writtenFlags.map(({ flag }) => flag).join();
  const kept = flags.join() === written ? written : `${written} -> ${flags.join()}`;
  const parts = [`${direction} ${name.text}: ${typeName.text}`, kept, right && rightText(right)];
  return parts.filter(Boolean).join(', ');
}

function rightText({ disposition, receiver }: NonNullable<Argument['right']>): string {
  return `${disposition} to ${receiver}`;
}

import type { Interface, Slot } from '../model/interface.ts';
import { contains, type FileId, type Span } from '../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';
import { code, paragraphs, table } from './markdown.ts';
import { byText, targetNames } from '../workspace/target-names.ts';

/** The ids around a subsystem's number or a `skip`; undefined where the span is neither. */
export function describeIds(snapshot: Snapshot, at: Span): string | undefined {
  const units = snapshot.unitsOf(at.file);
  const skips = units.flatMap((unit) => {
    const i = unit.interface.slots.findIndex(
      (slot) => slot.kind === 'skip' && contains(slot.span, at),
    );
    return i === -1 ? [] : [{ targets: unit.targets, text: aroundSkip(unit.interface, i) }];
  });
  const bases = units.flatMap((unit) => {
    const { subsystem } = unit.interface;
    const isBase = subsystem !== undefined && same(subsystem.baseSpan, at);
    return isBase ? [{ targets: unit.targets, text: range(unit) }] : [];
  });
  const groups = byText([...skips, ...bases], ({ text }) => text);
  if (groups.length === 0) return undefined;
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return only.text;
  return paragraphs(
    ...groups.map(
      ({ text, targets }) => `${targetNames(snapshot, targets).join(', ')}:\n\n${text}`,
    ),
  );
}

/** A subsystem by its name: the same as by its number, and which side of it the kernel is. */
export function describeSubsystem(
  snapshot: Snapshot,
  file: FileId,
  name: string,
): string | undefined {
  const units = snapshot
    .unitsOf(file)
    .filter(({ interface: { subsystem } }) => subsystem?.name.text === name);
  const groups = byText(units, (unit) => [range(unit), side(unit)].filter(Boolean).join('; '));
  if (groups.length === 0) return undefined;
  const lines = groups.map(({ text, targets }) =>
    groups.length === 1 ? text : `${targetNames(snapshot, targets).join(', ')}: ${text}`,
  );
  return paragraphs(`**subsystem** ${code(name)}`, ...lines);
}

function side({ interface: { subsystem } }: InterfaceUnit): string {
  if (subsystem?.kernelServer === true) return 'served by the kernel';
  return subsystem?.kernelUser === true ? 'called by the kernel' : '';
}

/** What a subsystem's number means for all that follows. */
function range({ interface: { subsystem, slots, end } }: InterfaceUnit): string {
  if (subsystem === undefined) return '';
  const { base } = subsystem;
  const count = slots.reduce((sum, slot) => sum + (slot.kind === 'skip' ? slot.count : 1), 0);
  if (count === 0)
    return `${code(subsystem.name.text)} has no routine yet: its first gets the id ${code(String(base))}`;
  const last = end - 1;
  return [
    `${code(subsystem.name.text)} takes the ids ${code(String(base))} to ${code(String(last))}`,
    `(${hex(base)} to ${hex(last)}, ${count} ${count === 1 ? 'slot' : 'slots'}),`,
    `its replies ${code(String(base + 100))} to ${code(String(last + 100))}`,
  ].join(' ');
}

function aroundSkip({ slots }: Interface, i: number): string {
  const rows = slots
    .slice(Math.max(0, i - 2), i + 3)
    .map((slot) => [idOf(slot), slot === slots[i] ? '**skip**' : nameOf(slot)]);
  return paragraphs(`leaves the slot of ${idOf(slots[i])} empty`, table(['id', ''], rows));
}

function idOf(slot: Slot | undefined): string {
  if (slot === undefined) return '';
  const { messageId } = slot;
  if (slot.kind === 'routine' || slot.count <= 1) return code(String(messageId));
  return `${code(String(messageId))} to ${code(String(messageId + slot.count - 1))}`;
}

function nameOf(slot: Slot): string {
  return slot.kind === 'routine' ? code(slot.name.text) : 'skip';
}

function hex(id: number): string {
  return `0x${id.toString(16)}`;
}

function same(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}

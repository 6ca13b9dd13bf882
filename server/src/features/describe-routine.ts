import type { MessageLayout } from '../model/message-layout.ts';
import { layoutContext, messageLayouts } from '../model/layout.ts';
import { hasTarget, type TargetSet } from '../model/target.ts';
import type { Routine, RoutineShape } from '../workspace/routine.ts';
import { sidesOf, type Sides } from '../workspace/ownership-of.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { argumentLines } from './describe-argument.ts';
import type { Describing } from './describing.ts';
import { describeReturns } from './describe-returns.ts';
import { summaryLine } from './describe-page.ts';
import { block, code, paragraphs, table } from './markdown.ts';
import { byText, inTargetOrder, shownItem, targetNames } from '../workspace/target-names.ts';

/** Everything about a routine that its callers and its server need to know. */
export function describeRoutine(
  { snapshot, target, linkTo }: Describing,
  routine: Routine,
): string | undefined {
  const shown = shownItem(snapshot, target, inTargetOrder(routine.shapes));
  if (shown === undefined) return undefined;
  const sides = sidesOf(snapshot, routine, shown);
  const pages = pagesAbout(snapshot, routine).flatMap((file) => {
    const page = snapshot.page(file);
    return page === undefined ? [] : [{ file, page }];
  });
  return paragraphs(
    prototypes(sides),
    [headline(routine, sides), ...ids(snapshot, routine), ...stubs(snapshot, routine)].join('  \n'),
    ...pages.map(({ file, page }) => summaryLine(page, file, linkTo)),
    argumentLines(sides),
    layouts(snapshot, target, sides.caller),
    pages[0] === undefined ? undefined : describeReturns(snapshot, pages[0].page),
  );
}

/** What the user stub and the server routine look like in C; once where they are the same. */
function prototypes({ caller, server }: Sides): string {
  const { userPrototype } = caller.slot;
  const { serverPrototype } = server.slot;
  if (userPrototype === serverPrototype) return block('c', `${userPrototype};`);
  const half = server.subsystem.kernelServer ? 'kernel' : 'server';
  return block('c', `/* user */\n${userPrototype};\n/* ${half} */\n${serverPrototype};`);
}

function headline({ name }: Routine, { caller, server }: Sides): string {
  const { slot, subsystem } = caller;
  const made = slot.name.text === name ? '' : `, written ${code(name)}`;
  const kind = slot.simple ? 'simpleroutine' : 'routine';
  const of = `of subsystem ${code(subsystem.name.text)}`;
  return `**${kind}** ${code(slot.name.text)}${made} ${of}${kernelWords(caller, server)}`;
}

/** Whether the kernel is at one end, and under which other name it serves. */
function kernelWords({ slot, subsystem }: RoutineShape, server: RoutineShape): string {
  const { serverName } = server.slot;
  const as = [slot.serverName, slot.name.text].includes(serverName)
    ? ''
    : ` as ${code(serverName)}`;
  if (server.subsystem.kernelServer) return ` (served by the kernel${as})`;
  return subsystem.kernelUser ? ' (called by the kernel)' : '';
}

/** One line where every target numbers the routine alike, else one a group of targets. */
function ids(snapshot: Snapshot, { shapes }: Routine): readonly string[] {
  const groups = byText(shapes, ({ slot, subsystem }) => {
    const reply = slot.replyId === undefined ? 'no reply' : `reply ${code(String(slot.replyId))}`;
    const distance = slot.messageId - subsystem.base;
    return `id ${code(String(slot.messageId))} (${subsystem.base} + ${distance}), ${reply}`;
  });
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return [only.text];
  return groups.map(({ text, targets }) => `${names(snapshot, targets)}: ${text}`);
}

/** The names of the stubs, where targets that make some make different ones. */
function stubs(snapshot: Snapshot, { shapes }: Routine): readonly string[] {
  const called = shapes.filter(({ subsystem }) => !subsystem.kernelServer);
  const groups = byText(inTargetOrder(called), ({ slot }) => code(slot.userName));
  if (groups.length < 2) return [];
  const each = groups.map(({ text, targets }) => `${text} (${names(snapshot, targets)})`);
  return [`user stub ${each.join(', ')}`];
}

function names(snapshot: Snapshot, targets: TargetSet): string {
  return targetNames(snapshot, targets).join(', ');
}

/** For the chosen target where it sees the routine, else for the first one that does. */
function layouts(
  { project }: Snapshot,
  chosen: string | undefined,
  { slot, subsystem, targets }: RoutineShape,
): string {
  const seeing = project.targets.filter((_, i) => hasTarget(targets, i));
  const target = seeing.find(({ name }) => name === chosen) ?? seeing[0];
  if (target === undefined) return '';
  const { request, reply } = messageLayouts(slot, layoutContext(target, subsystem));
  const where = `${target.name}, ${target.architecture}`;
  return paragraphs(
    layoutTable(`Request`, where, request),
    reply === undefined ? undefined : layoutTable('Reply', where, reply),
  );
}

function layoutTable(title: string, where: string, { fields, ...layout }: MessageLayout): string {
  const { size, minSize, complex } = layout;
  const bytes = minSize === size ? `${size} bytes` : `${minSize} to ${size} bytes`;
  const rows = fields.map(({ offset, size: length, name, kind, afterVariable }) => [
    `${afterVariable === true ? '≤ ' : ''}${offset}`,
    String(length),
    code(name),
    kindWords[kind],
  ]);
  return paragraphs(
    `**${title}**: ${bytes}${complex ? ', complex' : ''} (${where})`,
    table(['offset', 'size', 'field', ''], rows),
  );
}

const kindWords: Readonly<Record<MessageLayout['fields'][number]['kind'], string>> = {
  header: 'header',
  body: 'descriptor count',
  'descriptor.port': 'port descriptor',
  'descriptor.ool': 'out-of-line descriptor',
  'descriptor.ool_ports': 'out-of-line ports descriptor',
  ndr: 'NDR record',
  type: 'type descriptor',
  field: '',
};

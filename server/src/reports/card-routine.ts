import { layoutContext, messageLayouts } from '../model/layout.ts';
import type { MessageLayout } from '../model/message-layout.ts';
import type { Outcomes } from '../model/ownership-fate.ts';
import { hasTarget, type Target } from '../model/target.ts';
import type { ManPage } from '../syntax/man/man-page.ts';
import type { FileId } from '../text/span.ts';
import { ownershipOf, sidesOf, transferOf, type Sides } from '../workspace/ownership-of.ts';
import type { Routine, RoutineShape } from '../workspace/routine.ts';
import { byText, targetNames } from '../workspace/target-names.ts';
import { columns, prototypeLines, section, wrap, type CardContext } from './card-layout.ts';
import { pageRelated, pageReturns } from './card-page.ts';

/** A routine as its interface declares it in every target, with what its page adds. */
export function routineCard(
  routine: Routine,
  pageFile: FileId | undefined,
  context: CardContext,
): readonly string[] {
  const { snapshot, style, place, width } = context;
  const main = mainShape(routine, context);
  if (main === undefined) return [];
  const sides = sidesOf(snapshot, routine, main.shape);
  // The kernel's own head of the message, where it has one, is what really answers.
  const { shapes } = routine;
  const serving = shapes.includes(sides.server) ? shapes : [sides.server, ...shapes];
  const page = pageFile === undefined ? undefined : snapshot.page(pageFile);
  const kind = main.shape.slot.simple ? 'simpleroutine' : 'routine';
  const places = [place(routine.declared), ...(page === undefined ? [] : [place(page.title.span)])];
  return [
    `${style.bold(routine.name)}  ${style.dim(`${kind} of ${main.shape.subsystem.name.text}`)}`,
    ...(page?.summary === undefined ? [] : wrap(page.summary.text, width)),
    style.dim(places.join('  ')),
    ...section('Ids', idLines(routine, context), context),
    ...section('User call', callLines(routine.shapes, 'userPrototype', context), context),
    ...section('Server routine', callLines(serving, 'serverPrototype', context), context),
    ...section('Arguments', argumentLines(main.shape, sides, page, context), context),
    ...messageSections(main, context),
    ...(page === undefined ? [] : pageReturns(page, context)),
    ...(page === undefined ? [] : pageRelated(page, context)),
  ];
}

function idLines({ shapes }: Routine, context: CardContext): readonly string[] {
  const lines = byText(shapes, ({ subsystem, slot: { messageId, replyId } }) => {
    const reply = replyId === undefined ? 'no reply' : `reply ${replyId}`;
    const slot = messageId - subsystem.base;
    return `${messageId}, ${reply}  (${subsystem.name.text} ${subsystem.base} + ${slot})`;
  });
  return withTargets(lines, context);
}

function callLines(
  shapes: readonly RoutineShape[],
  side: 'userPrototype' | 'serverPrototype',
  context: CardContext,
): readonly string[] {
  const groups = byText(shapes, ({ slot }) => slot[side]);
  return groups.flatMap(({ text, targets }) => {
    const lines = prototypeLines(text, context.width - 2);
    const isOnly = groups.length === 1;
    return isOnly
      ? lines
      : [
          ...lines,
          context.style.dim(`    in ${targetNames(context.snapshot, targets).join(', ')}`),
        ];
  });
}

function argumentLines(
  { slot }: RoutineShape,
  sides: Sides,
  page: ManPage | undefined,
  context: CardContext,
): readonly string[] {
  const { style, width } = context;
  const server = sides.server.subsystem.kernelServer ? 'kernel' : 'server';
  return slot.arguments.flatMap((argument) => {
    const said = page?.params.find(({ name }) => name.text === argument.name.text);
    const fate = ownershipOf(sides, argument);
    const facts = [
      directionWords(argument.direction),
      argument.typeName.text,
      ...argument.flags,
      rightWords(transferOf(sides, argument)),
    ];
    return [
      `${style.cyan(argument.name.text)}  ${facts.filter((fact) => fact !== '').join(', ')}`,
      ...(said === undefined ? [] : wrap(said.text.text, width - 2, '    ')),
      ...(fate === undefined
        ? []
        : [
            ...fateLines('caller', fate.caller, context),
            ...fateLines(server, fate.server, context),
          ]),
    ];
  });
}

function fateLines(
  who: string,
  { success, error }: Outcomes,
  { style, width }: CardContext,
): readonly string[] {
  const isSame = success.text === error.text;
  const told = isSame
    ? [`the ${who} ${success.text}`]
    : [`the ${who} ${success.text}`, `on error the ${who} ${error.text}`];
  return told.flatMap((text) => wrap(text, width - 2, '    ').map((line) => style.green(line)));
}

/** A direction as people say it. */
export function directionWords(direction: string): string {
  switch (direction) {
    case 'requestport':
      return 'request port';
    case 'replyport':
    case 'sreplyport':
    case 'ureplyport':
      return 'reply port';
    default:
      return direction;
  }
}

/** `send becomes receive (MOVE_RECEIVE)`; empty where no right travels. */
export function rightWords(
  transfer: { readonly [Key in 'sender' | 'receiver' | 'disposition']: string } | undefined,
): string {
  if (transfer === undefined) return '';
  const { sender, receiver, disposition } = transfer;
  const change = sender === receiver ? sender : `${sender} becomes ${receiver}`;
  return `${change} (${disposition})`;
}

interface ReadShape {
  readonly shape: RoutineShape;
  /** One of the targets that read it. */
  readonly target: Target;
}

/** The shape that is told in full: the first that a target reads whose machine is that of the tree's first target. */
function mainShape({ shapes }: Routine, { snapshot }: CardContext): ReadShape | undefined {
  const { targets } = snapshot.project;
  const read = shapes.flatMap((shape) =>
    targets
      .filter((_, index) => hasTarget(shape.targets, index))
      .map((target) => ({ shape, target })),
  );
  const architecture = targets[0]?.architecture;
  return read.find(({ target }) => target.architecture === architecture) ?? read[0];
}

function messageSections({ shape, target }: ReadShape, context: CardContext): readonly string[] {
  const { request, reply } = messageLayouts(shape.slot, layoutContext(target, shape.subsystem));
  return [
    ...section(messageHeading('Request', request, target), layoutLines(request), context),
    ...(reply === undefined
      ? []
      : section(messageHeading('Reply', reply, target), layoutLines(reply), context)),
  ];
}

function messageHeading(
  what: string,
  { size, minSize, complex }: MessageLayout,
  { name, architecture }: Target,
): string {
  const bytes = minSize === size ? `${size} bytes` : `${minSize} to ${size} bytes`;
  return `${what}: ${bytes}${complex ? ', complex' : ''} (${name}, ${architecture})`;
}

function layoutLines({ fields }: MessageLayout): readonly string[] {
  return columns(
    fields.map(({ offset, size, name, kind, disposition, afterVariable }) => [
      `${String(offset).padStart(5)}${afterVariable === true ? '*' : ' '}`,
      String(size).padStart(5),
      name,
      `${kind}${disposition === undefined ? '' : ` ${disposition}`}`,
    ]),
  );
}

function withTargets(groups: ReturnType<typeof byText>, context: CardContext): readonly string[] {
  return columns(
    groups.map(({ text, targets }) =>
      groups.length === 1
        ? [text]
        : [text, context.style.dim(targetNames(context.snapshot, targets).join(', '))],
    ),
  );
}

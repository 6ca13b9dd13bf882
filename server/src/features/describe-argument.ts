import type { Argument, PortTransfer } from '../model/interface.ts';
import type { Outcomes } from '../model/ownership.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import { ownershipOf, sidesOf, type Sides } from '../workspace/ownership-of.ts';
import { describeParameter } from './describe-page.ts';
import type { RoutineShape } from '../workspace/routine.ts';
import type { Describing } from './describing.ts';
import { block, code, list, paragraphs } from './markdown.ts';
import type { ArgumentSubject } from './subjects.ts';
import { shownItem } from './target-names.ts';

/** One argument: what travels, in which direction, and who must release it. */
export function describeArgument(
  context: Describing,
  { routine, shapes }: ArgumentSubject,
): string | undefined {
  const { snapshot, target } = context;
  const withTargets = shapes.map((each) => ({ ...each, targets: each.shape.targets }));
  const shown = shownItem(snapshot, target, withTargets);
  if (shown === undefined) return undefined;
  const { argument, shape } = shown;
  const user = argument.userParameters.map(({ declaration }) => declaration);
  const server = argument.serverParameters.map(({ declaration }) => declaration);
  const [page] = pagesAbout(snapshot, routine);
  return paragraphs(
    block('mig', `${argument.direction} ${argument.name.text} : ${argument.typeName.text}`),
    [facts(argument), `of ${code(routine.name)}`].filter((part) => part !== '').join(', '),
    cParameters(user, server),
    list(fates(argument, sidesOf(snapshot, routine, shape))),
    page === undefined
      ? undefined
      : describeParameter(snapshot, page, argument.name.text, context.linkTo),
  );
}

/** All arguments of a routine as its caller declares them, one list entry each, with their fates below. */
export function argumentLines(shown: RoutineShape, sides: Sides): string {
  return shown.slot.arguments
    .map((argument) => {
      const { name, direction, typeName } = argument;
      const head = `- ${code(name.text)} ${direction} ${code(typeName.text)}`;
      const rest = facts(argument);
      const below = fates(argument, sides).map((fate) => `  - ${fate}`);
      return [rest === '' ? head : `${head}, ${rest}`, ...below].join('\n');
    })
    .join('\n');
}

/** What is not told by direction and type: the right, the shape of memory, flags. */
function facts({ right, type, flags, directionSpan, direction }: Argument): string {
  const isImplicit = directionSpan === undefined && direction === 'requestport';
  return [
    isImplicit ? 'the request port, since no other is named' : '',
    right === undefined ? '' : transferWords(right),
    type.inline ? '' : 'out-of-line',
    ...flags.map((flag) => code(flag)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** `send right (COPY_SEND)`, `receive right, becomes a send right (MAKE_SEND)`. */
export function transferWords({ sender, receiver, disposition }: PortTransfer): string {
  const change = sender === receiver ? '' : `, which becomes ${rightWords[receiver]}`;
  return `${rightWords[sender]}${change} (${code(disposition)})`;
}

const rightWords = {
  send: 'a send right',
  'send-once': 'a send-once right',
  receive: 'a receive right',
  name: 'a name',
  polymorphic: 'a right told at run time',
} as const;

/** Who releases what, on success and on error; nothing for plain data. */
function fates(argument: Argument, sides: Sides): readonly string[] {
  const fate = ownershipOf(sides, argument);
  if (fate === undefined) return [];
  const server = sides.server.subsystem.kernelServer
    ? "the kernel's routine"
    : 'the server routine';
  return [...fateOf('the caller', fate.caller), ...fateOf(server, fate.server)];
}

function fateOf(who: string, { success, error }: Outcomes): readonly string[] {
  if (success.text === error.text) return [`${who} ${success.text}`];
  return [`${who} ${success.text}`, `on error ${who} ${error.text}`];
}

function cParameters(user: readonly string[], server: readonly string[]): string | undefined {
  const [inUser, inServer] = [user.join(', '), server.join(', ')];
  if (inUser === inServer) return inUser === '' ? undefined : block('c', inUser);
  const lines = [
    ...(inUser === '' ? [] : [`/* user */   ${inUser}`]),
    ...(inServer === '' ? [] : [`/* server */ ${inServer}`]),
  ];
  return block('c', lines.join('\n'));
}

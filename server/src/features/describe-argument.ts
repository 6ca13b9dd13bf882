import type { Argument, PortTransfer } from '../model/interface.ts';
import type { Outcomes } from '../model/ownership-fate.ts';
import type { FileId } from '../text/span.ts';
import {
  argumentIn,
  ownershipOf,
  sidesOf,
  transferOf,
  type Sides,
} from '../workspace/ownership-of.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import { describeParameter } from './describe-page.ts';
import type { Describing } from './describing.ts';
import { block, code, list, paragraphs } from './markdown.ts';
import type { ArgumentSubject } from './subjects.ts';
import { nameInPage } from './page-parameters.ts';
import { inTargetOrder, shownItem } from '../workspace/target-names.ts';

/** One argument: what travels, in which direction, who must release it, and what its page says. */
export function describeArgument(
  context: Describing,
  subject: ArgumentSubject,
): string | undefined {
  const facts = argumentFacts(context, subject);
  if (facts === undefined) return undefined;
  const [page] = pagesAbout(context.snapshot, subject.routine);
  const [first] = subject.shapes;
  return paragraphs(
    facts,
    page === undefined || first === undefined
      ? undefined
      : pageParameter(context, page, first.argument),
  );
}

/** The same without the page. */
export function argumentFacts(
  { snapshot, target }: Describing,
  { routine, shapes }: ArgumentSubject,
): string | undefined {
  const withTargets = shapes.map((each) => ({ ...each, targets: each.shape.targets }));
  const shown = shownItem(snapshot, target, inTargetOrder(withTargets));
  if (shown === undefined) return undefined;
  const { argument, shape } = shown;
  const sides = sidesOf(snapshot, routine, shape);
  const { userParameters } = argumentIn(sides.caller, argument);
  const { serverParameters } = argumentIn(sides.server, argument);
  const { directionSpan, direction, name, typeName } = argument;
  const isImplied = directionSpan === undefined && direction === 'requestport';
  return paragraphs(
    block('mig', `${direction} ${name.text} : ${typeName.text}`),
    [isImplied ? 'the request port, since no other is named' : '', facts(argument, sides)]
      .filter((part) => part !== '')
      .concat(`of ${code(routine.name)}`)
      .join(', '),
    cParameters(
      userParameters.map(({ declaration }) => declaration),
      serverParameters.map(({ declaration }) => declaration),
    ),
    list(fates(argument, sides)),
  );
}

/** What a page says of an argument, under whatever name it stands there. */
function pageParameter(
  { snapshot, linkTo }: Describing,
  page: FileId,
  argument: Argument,
): string | undefined {
  const name = nameInPage(snapshot, page, argument) ?? argument.name.text;
  return describeParameter(snapshot, page, name, linkTo);
}

/** All arguments of a routine as its caller declares them, one list entry each, with their fates below. */
export function argumentLines(sides: Sides): string {
  return sides.caller.slot.arguments
    .map((argument) => {
      const { name, direction, typeName, directionSpan } = argument;
      const isImplied = directionSpan === undefined && direction === 'requestport';
      const way = isImplied ? 'requestport (implied)' : direction;
      const head = `- ${code(name.text)} ${way} ${code(typeName.text)}`;
      const rest = facts(argument, sides);
      const below = fates(argument, sides).map((fate) => `  - ${fate}`);
      return [rest === '' ? head : `${head}, ${rest}`, ...below].join('\n');
    })
    .join('\n');
}

/** What is not told by direction and type: the right, the shape of memory, flags. */
function facts(argument: Argument, sides: Sides): string {
  const { type, flags } = argument;
  const right = transferOf(sides, argument);
  const isMany = type.variable || type.number > 1;
  const memory = type.inline ? '' : 'out-of-line';
  const carried =
    right !== undefined && isMany
      ? [`${memory === '' ? 'an' : 'an out-of-line'} array of ${transferWords(right, 'many')}`]
      : [right === undefined ? '' : `${transferWords(right, 'one')}`, memory];
  return [...carried, ...flags.map((flag) => code(flag))].filter((part) => part !== '').join(', ');
}

/** `a send right (COPY_SEND)`, `a receive right, which becomes a send right (MAKE_SEND)`. */
function transferWords(
  { sender, receiver, disposition }: PortTransfer,
  number: 'one' | 'many',
): string {
  const words = number === 'one' ? rightWords : rightsWords;
  const verb = number === 'one' ? 'which becomes' : 'which become';
  const change = sender === receiver ? '' : `, ${verb} ${words[receiver]}`;
  return `${words[sender]}${change} (${code(disposition)})`;
}

const rightWords = {
  send: 'a send right',
  'send-once': 'a send-once right',
  receive: 'a receive right',
  name: 'a name',
  polymorphic: 'a right told at run time',
} as const;

const rightsWords = {
  send: 'send rights',
  'send-once': 'send-once rights',
  receive: 'receive rights',
  name: 'names',
  polymorphic: 'rights told at run time',
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

import { formattingElements, headingElements, knownElements } from './elements.ts';
import type { Tag } from './tags.ts';

/** A place between two tags where reading can begin anew, and what is open there. */
export interface Place {
  readonly at: number;
  /** The names of the open elements, outermost first. */
  readonly open: readonly string[];
}

/**
 * The places before the start tag of a block where an HTML parser is in a state that a few start tags bring about: in
 * the body, with no formatting element open or to be reopened. What an end tag of the rest may do to the elements before
 * such a place is to close them. Behind mark-up whose mending would reach farther (an end tag that crosses another
 * element, a table) there are none.
 * Source: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody
 */
export function placesToBegin(tags: readonly Tag[]): readonly Place[] {
  const places: Place[] = [];
  const stack: Stack = { names: [], formatting: 0 };
  let isInBody = false;
  for (const tag of tags) {
    const { name } = tag;
    if (untrackedElements.has(name)) break;
    if (tag.isEnd) {
      if (isInBody && !endTag(stack, name)) break;
      continue;
    }
    // A template's first tags decide what it holds; these do not, and all others make it a body.
    if (headElements.has(name)) continue;
    if (isInBody && stack.formatting === 0 && beginsBlock(name)) {
      places.push({ at: tag.start, open: stack.names.slice() });
    }
    isInBody = true;
    if (!startTag(stack, name)) break;
  }
  return places;
}

interface Stack {
  readonly names: string[];
  /** How many of them are formatting elements. */
  formatting: number;
}

/** Takes a start tag; false: what comes next cannot be told. */
function startTag(stack: Stack, name: string): boolean {
  if (formattingElements.has(name)) {
    // A link in a link closes the first one wherever that is.
    if (name === 'a' && stack.names.includes('a')) return false;
    stack.formatting++;
    stack.names.push(name);
    return true;
  }
  if (unpushedElements.has(name)) return name !== 'hr' || closeParagraph(stack);
  if (itemElements.has(name) && !closeItem(stack, name)) return false;
  if (beginsBlock(name) && !closeParagraph(stack)) return false;
  if (headingElements.has(name) && headingElements.has(stack.names.at(-1) ?? '')) stack.names.pop();
  stack.names.push(name);
  return true;
}

/** Takes an end tag; false: what comes next cannot be told. */
function endTag(stack: Stack, name: string): boolean {
  const { names } = stack;
  if (formattingElements.has(name)) {
    if (names.at(-1) !== name) return !names.includes(name);
    names.pop();
    stack.formatting--;
    return true;
  }
  if (headingElements.has(name)) {
    return closeFrom(
      stack,
      names.findLastIndex((open) => headingElements.has(open)),
    );
  }
  const at = names.lastIndexOf(name);
  if (name === 'li') {
    const list = Math.max(names.lastIndexOf('ul'), names.lastIndexOf('ol'));
    return at < list || closeFrom(stack, at);
  }
  return (!isSpecial(name) && isHeld(names, at)) || closeFrom(stack, at);
}

function closeParagraph(stack: Stack): boolean {
  return closeFrom(stack, stack.names.lastIndexOf('p'));
}

/** The start of an item closes the one before it, unless another block stands between the two. */
function closeItem(stack: Stack, name: string): boolean {
  const { names } = stack;
  const at =
    name === 'li'
      ? names.lastIndexOf('li')
      : Math.max(names.lastIndexOf('dd'), names.lastIndexOf('dt'));
  return isHeld(names, at, transparentElements) || closeFrom(stack, at);
}

/** Whether a special element stands within an open one. */
function isHeld(names: readonly string[], at: number, but?: ReadonlySet<string>): boolean {
  for (let inner = at + 1; inner < names.length; inner++) {
    const name = names[inner] ?? '';
    if (isSpecial(name) && but?.has(name) !== true) return true;
  }
  return false;
}

/** Closes an element with all that it holds. A formatting element among them would be opened again: then false. */
function closeFrom({ names }: Stack, at: number): boolean {
  if (at < 0) return true;
  for (let inner = at; inner < names.length; inner++) {
    if (formattingElements.has(names[inner] ?? '')) return false;
  }
  names.length = at;
  return true;
}

function beginsBlock(name: string): boolean {
  return isSpecial(name) || name === 'hr';
}

/** Elements that an end tag of an inline element does not look behind. */
function isSpecial(name: string): boolean {
  return blocks.has(name) || headingElements.has(name) || itemElements.has(name) || name === 'p';
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Blocks with an end tag, all treated alike. */
const blocks = set(
  'address article aside blockquote center details dir div dl fieldset figcaption figure footer header listing main ' +
    'menu nav ol pre section ul',
);
const itemElements = set('dd dt li');
const transparentElements = set('address div p');

/** Elements that are void, or whose start tag a body passes over. */
const unpushedElements = set('body br head hr html img wbr');

/** Elements that may stand before a body. */
const headElements = set('base link meta title');

const inlineElements = set(
  'abbr acronym bdo cite del dfn ins kbd label map mark q samp span sub sup time var',
);

/** Elements that HTML has rules of their own for, none of which is needed here. */
const untrackedElements: ReadonlySet<string> = new Set([
  ...[...knownElements].filter(
    (name) =>
      !isSpecial(name) &&
      !formattingElements.has(name) &&
      !unpushedElements.has(name) &&
      !headElements.has(name) &&
      !inlineElements.has(name),
  ),
  ...set('bgsound hgroup keygen nobr search'),
]);

import { isLetter } from '../../text/ascii.ts';

/** One tag of a page's source, comments left out. */
export interface Tag {
  /** Lower-case: `strong`. */
  readonly name: string;
  readonly isEnd: boolean;
  /** From `<` to behind `>`. */
  readonly start: number;
  readonly end: number;
  /** Whether anything but white space stands between the name and the `>`. */
  readonly hasAttributes: boolean;
}

/**
 * Every tag that HTML's tokenizer finds in a source, in order. A tag that the end of the text cuts is none.
 * Source: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function scanTags(source: string): readonly Tag[] {
  const tags: Tag[] = [];
  const plainTag = /<\/?[a-z][a-z0-9]*>/y;
  let at = source.indexOf('<');
  while (at >= 0) {
    const next = source.charCodeAt(at + 1);
    let end = at + 1;
    plainTag.lastIndex = at;
    const isPlain = plainTag.test(source);
    const isPlainEnd = next === SLASH;
    const plainName = isPlain
      ? source.slice(at + (isPlainEnd ? 2 : 1), plainTag.lastIndex - 1)
      : '';
    if (isPlain && !rawElements.has(plainName)) {
      end = plainTag.lastIndex;
      tags.push({ name: plainName, isEnd: isPlainEnd, start: at, end, hasAttributes: false });
    } else if (next === EXCLAMATION || next === QUESTION) {
      end = commentEnd(source, at);
    } else {
      const isEnd = next === SLASH;
      const nameStart = at + (isEnd ? 2 : 1);
      if (isLetter(source.charCodeAt(nameStart))) {
        const tag = readTag(source, at, nameStart, isEnd);
        if (tag === undefined) return tags;
        tags.push(tag);
        end = !isEnd && rawElements.has(tag.name) ? rawTextEnd(source, tag) : tag.end;
      } else if (isEnd) {
        end = afterGreater(source, at);
      }
    }
    at = source.indexOf('<', end);
  }
  return tags;
}

/** Elements whose content is text up to their own end tag. */
const rawElements = new Set('iframe noembed noframes script style textarea title xmp'.split(' '));

function rawTextEnd(source: string, { name, end }: Tag): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = end;
  return close.exec(source)?.index ?? source.length;
}

function readTag(
  source: string,
  start: number,
  nameStart: number,
  isEnd: boolean,
): Tag | undefined {
  let at = nameStart;
  while (at < source.length && !endsName(source.charCodeAt(at))) at++;
  const name = source.slice(nameStart, at).toLowerCase();
  let hasAttributes = false;
  while (at < source.length) {
    const unit = source.charCodeAt(at);
    if (unit === GREATER) return { name, isEnd, start, end: at + 1, hasAttributes };
    if (isBlank(unit)) {
      at++;
      continue;
    }
    if (unit !== SLASH) hasAttributes = true;
    at = unit === SLASH ? at + 1 : attributeEnd(source, at);
  }
  return undefined;
}

/** Behind one attribute: quotes count only around a value. */
function attributeEnd(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && !endsName(source.charCodeAt(at)) && source[at] !== '=') at++;
  let value = at;
  while (isBlank(source.charCodeAt(value))) value++;
  if (source[value] !== '=') return at;
  at = value + 1;
  while (isBlank(source.charCodeAt(at))) at++;
  const quote = source[at];
  if (quote === '"' || quote === "'") {
    const close = source.indexOf(quote, at + 1);
    return close < 0 ? source.length : close + 1;
  }
  while (at < source.length && !isBlank(source.charCodeAt(at)) && source.charCodeAt(at) !== GREATER)
    at++;
  return at;
}

/** Behind a comment, a doctype or a processing instruction. */
function commentEnd(source: string, start: number): number {
  if (!source.startsWith('<!--', start)) return afterGreater(source, start);
  if (source.startsWith('>', start + 4)) return start + 5;
  if (source.startsWith('->', start + 4)) return start + 6;
  const close = /--!?>/g;
  close.lastIndex = start + 4;
  return close.exec(source) === null ? source.length : close.lastIndex;
}

function afterGreater(source: string, start: number): number {
  const close = source.indexOf('>', start);
  return close < 0 ? source.length : close + 1;
}

const EXCLAMATION = 33;
const SLASH = 47;
const GREATER = 62;
const QUESTION = 63;

function endsName(unit: number): boolean {
  return isBlank(unit) || unit === SLASH || unit === GREATER;
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 12 || unit === 13;
}

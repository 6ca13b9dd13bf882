import { readAnnotation } from './annotation.ts';
import { elementsWithin, type FlatElement, type FlatPage } from './flatten.ts';
import { trimmed, type Range } from './flat-text.ts';
import type {
  Annotation,
  FieldEntry,
  ManParam,
  ParamValue,
  ReturnEntry,
  Written,
} from './man-page.ts';

/** The parameters of a PARAMETERS section: its outermost entries, an upper-case one being a value of the one before. */
export function readParams(page: FlatPage, section: Range): readonly ManParam[] {
  const params: Draft[] = [];
  for (const entry of readEntries(page, section)) {
    const param = params.at(-1);
    if (!isUpperCase(entry.name.text)) {
      params.push({
        entry,
        values: entry.nested.map((value) => ({ ...value, atParameterLevel: false })),
      });
    } else if (param !== undefined) {
      param.values.push({ ...entry.name, atParameterLevel: true });
      for (const value of entry.nested) param.values.push({ ...value, atParameterLevel: false });
    }
  }
  return params.map(({ entry, values }) => {
    const { annotation, text } = splitAnnotation(page, entry);
    return { name: entry.name, annotation, values, text, span: entry.span };
  });
}

interface Draft {
  readonly entry: Entry;
  readonly values: ParamValue[];
}

/** The fields of a FIELDS section: its outermost entries, duplicates kept. */
export function readFields(page: FlatPage, section: Range): readonly FieldEntry[] {
  return readEntries(page, section).map((entry) => ({
    name: entry.name,
    values: entry.nested,
    text: page.writtenOf(entry.ownText),
  }));
}

/** Every entry of a RETURN VALUES section, at any depth and in any list, duplicates kept. */
export function readReturnCodes(page: FlatPage, section: Range): readonly ReturnEntry[] {
  const lists = new Map<number, number>();
  const listOf = (term: FlatElement): number => {
    const list = nearest(page, term.parent, (name) => name === 'dl');
    const known = lists.get(list) ?? lists.size;
    lists.set(list, known);
    return known;
  };
  return collectEntries(page, section, () => true).map((entry) => ({
    code: entry.name,
    isCode: isUpperCase(entry.name.text),
    list: listOf(entry.term),
    text: page.writtenOf(entry.ownText),
  }));
}

/** One identifier in capitals: `VM_INHERIT_COPY`, `TRUE`. */
export function isUpperCase(text: string): boolean {
  return /^_*[A-Z][A-Z0-9_]*$/.test(text);
}

/** One `<dt>` and what belongs to it. */
interface Entry {
  readonly term: FlatElement;
  readonly name: Written;
  /** The description without nested lists. */
  readonly ownText: readonly Range[];
  /** The terms of lists in the description, at any depth. */
  readonly nested: readonly Written[];
  readonly span: Written['span'];
}

/** Entries that stand in no other entry of the section. */
function readEntries(page: FlatPage, section: Range): readonly Entry[] {
  const isEntry = (name: string): boolean => name === 'dd' || name === 'dt';
  return collectEntries(page, section, (term) => {
    const holder = nearest(page, term.parent, isEntry);
    return holder < 0 || (page.elements[holder]?.start ?? 0) < section.start;
  });
}

function collectEntries(
  page: FlatPage,
  section: Range,
  isWanted: (term: FlatElement) => boolean,
): readonly Entry[] {
  const inside = elementsWithin(page, section);
  const terms = inside.filter((element) => element.name === 'dt');
  const wanted = terms.filter(isWanted);
  const entries: Entry[] = [];
  let next = 0;
  for (const [index, term] of wanted.entries()) {
    const limit = wanted[index + 1]?.start ?? section.end;
    const own: FlatElement[] = [];
    while ((inside[next]?.start ?? Infinity) < limit && next < inside.length) {
      const element = inside[next++];
      if (element !== undefined && element.start >= term.start) own.push(element);
    }
    entries.push(readEntry(page, term, own));
  }
  return entries;
}

function readEntry(page: FlatPage, term: FlatElement, own: readonly FlatElement[]): Entry {
  const nested: Written[] = [];
  const ownText: Range[] = [];
  let lastText = term.end;
  let closed = 0;
  /** The end of the nested list or outer description that the walk is in. */
  let covered = term.end;
  let description: Range | undefined;
  const finish = (): void => {
    if (description !== undefined && description.end > covered) {
      ownText.push({ start: covered, end: description.end });
    }
  };

  for (const [index, element] of own.entries()) {
    if (element === term) continue;
    if (element.name === 'dt') {
      nested.push(nestedName(page, element, own[index + 1]));
    } else if (element.name === 'dd' && element.start >= (description?.end ?? term.end)) {
      finish();
      description = element;
      covered = element.start;
    } else if (isList(element.name) && description !== undefined && element.start >= covered) {
      if (element.end <= description.end) {
        ownText.push({ start: covered, end: element.start });
        covered = element.end;
      }
    }
    if (element.name === 'dd' || element.name === 'dt') lastText = Math.max(lastText, element.end);
    if (element.end <= lastText) closed = Math.max(closed, element.closeEnd ?? 0);
  }
  finish();

  const name = page.written(term.start, term.end);
  const whole = trimmed(page.text, term.start, lastText);
  const textEnd = whole.end > whole.start ? page.sourceEnd(whole.end - 1) : term.openEnd;
  return {
    term,
    name,
    ownText,
    nested,
    span: page.fileSpan(term.open, Math.max(textEnd, closed)),
  };
}

/** The text of a nested term; one page leaves the terms empty and names the values in what should describe them. */
function nestedName(page: FlatPage, term: FlatElement, next: FlatElement | undefined): Written {
  const name = page.written(term.start, term.end);
  if (name.text !== '' || next?.name !== 'dd') return name;
  const described = page.written(next.start, next.end);
  return isUpperCase(described.text) ? described : name;
}

function isList(name: string): boolean {
  return name === 'dl' || name === 'ul' || name === 'ol';
}

/** The nearest of an element and its holders that has a name, as an index; -1 where none has. */
function nearest(page: FlatPage, index: number, has: (name: string) => boolean): number {
  let at = index;
  for (let element = page.elements[at]; element !== undefined; element = page.elements[at]) {
    if (has(element.name)) return at;
    at = element.parent;
  }
  return -1;
}

/** Parts `[in scalar] The number …` into the annotation and the text behind it. */
function splitAnnotation(
  page: FlatPage,
  entry: Entry,
): { readonly annotation: Annotation | undefined; readonly text: Written } {
  const [first, ...rest] = entry.ownText;
  if (first === undefined) return { annotation: undefined, text: page.writtenOf(entry.ownText) };
  const { start, end } = trimmed(page.text, first.start, first.end);
  const close = page.text[start] === '[' ? closingBracket(page.text, start, end) : -1;
  if (close < 0) return { annotation: undefined, text: page.writtenOf(entry.ownText) };
  const brackets = page.written(start, close + 1);
  return {
    annotation: readAnnotation(page.written(start + 1, close).text, brackets.span),
    text: page.writtenOf([{ start: close + 1, end }, ...rest]),
  };
}

function closingBracket(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    if (text[at] === '[') depth++;
    else if (text[at] === ']' && --depth === 0) return at;
  }
  return -1;
}

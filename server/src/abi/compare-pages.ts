import type { ManPage, ManParam } from '../syntax/man/man-page.ts';
import { span, type FileId, type Span } from '../text/span.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { noBreak, type AbiChange } from './change.ts';

/** A change of what a page says, with its place. */
export interface PageChange {
  readonly change: AbiChange;
  readonly span: Span;
}

/** What pages no longer say, or say otherwise, of routines that are still there. */
export function pageChanges(
  before: Snapshot,
  after: Snapshot,
  changed: readonly FileId[],
): readonly PageChange[] {
  return changed.flatMap((file) => {
    const was = before.page(file);
    if (was === undefined) return [];
    const is = after.page(file);
    if (is === undefined) return pageGone(file, was, after);
    return [...codesChanged(file, was, is), ...parametersChanged(file, was, is)];
  });
}

/** A page that goes with its routine breaks nothing, nor one whose routine has another. */
function pageGone(file: FileId, page: ManPage, after: Snapshot): readonly PageChange[] {
  const names = [page.title.text, ...page.prototypes.map(({ name }) => name.text)];
  const routine = names.flatMap((name) => after.symbols.routinesNamed(name))[0];
  if (routine === undefined || pagesAbout(after, routine).length > 0) return [];
  const message = `the page about \`${routine.name}\` is gone, and the routine is still there`;
  return [changeOf('page-removed', routine.name, message, page.title.span, file)];
}

function codesChanged(file: FileId, was: ManPage, is: ManPage): readonly PageChange[] {
  const codes = (page: ManPage): readonly string[] => [
    ...new Set(page.returnCodes.filter(({ isCode }) => isCode).map(({ code }) => code.text)),
  ];
  const [old, now] = [codes(was), codes(is)];
  const added = now.filter((code) => !old.includes(code));
  const gone = old.filter((code) => !now.includes(code));
  if (added.length === 0 && gone.length === 0) return [];
  const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const words = [
    ...(added.length === 0 ? [] : [`may now return ${list(added)}, which callers do not expect`]),
    ...(gone.length === 0 ? [] : [`no longer returns ${list(gone)}, by its page`]),
  ];
  const first = is.returnCodes.find(({ code }) => added.includes(code.text)) ?? is.returnCodes[0];
  const message = `\`${is.title.text}\` ${words.join(', and ')}`;
  return [
    changeOf('page-codes-changed', is.title.text, message, first?.code.span ?? is.title.span, file),
  ];
}

function parametersChanged(file: FileId, was: ManPage, is: ManPage): readonly PageChange[] {
  const now = new Map(is.params.map((param) => [param.name.text, param]));
  const routine = is.title.text;
  return was.params.flatMap((param) => {
    const { text: name } = param.name;
    const other = now.get(name);
    const change = (message: string, at: Span): readonly PageChange[] => [
      changeOf('page-parameter-changed', `${routine}/${name}`, message, at, file),
    ];
    if (other === undefined)
      return change(`the page of \`${routine}\` no longer documents \`${name}\``, is.title.span);
    const [old, fresh] = [promiseOf(param), promiseOf(other)];
    if (old === fresh) return [];
    return change(
      `the page of \`${routine}\` said ${old} of \`${name}\` and says ${fresh}`,
      other.annotation?.span ?? other.name.span,
    );
  });
}

/** What a caller reads about direction and right. */
function promiseOf({ annotation }: ManParam): string {
  if (annotation === undefined) return 'nothing';
  const { direction, right, convertedTo } = annotation;
  const words = [
    ...(direction === undefined ? [] : [direction]),
    ...(right === undefined ? [] : [`${right} right`]),
    ...(convertedTo === undefined ? [] : [`converted to ${convertedTo}`]),
  ];
  return words.length === 0 ? 'nothing' : `"${words.join(', ')}"`;
}

function changeOf(
  kind: string,
  subject: string,
  message: string,
  at: Span,
  file: FileId,
): PageChange {
  return {
    change: { kind, promise: 'docs', subject, message, breaks: noBreak, at: undefined },
    span: at.file === file ? at : span(file, 0, 0),
  };
}

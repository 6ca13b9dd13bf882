/** A path with forward slashes that names one file: absolute on disk, or `builtin:/mach/std_types.defs`. Never a URI. */
export type FileId = string & { readonly __brand: 'FileId' };

/** A half-open range of UTF-16 code units in one file. */
export interface Span {
  readonly file: FileId;
  readonly start: number;
  readonly end: number;
}

/** The one place where a plain string becomes a file's name. The caller has normalised it. */
export function fileId(path: string): FileId {
  return path as FileId;
}

export function span(file: FileId, start: number, end: number): Span {
  return { file, start, end };
}

/** The place alone of something that has one, a token or a site. */
export function spanOf({ file, start, end }: Span): Span {
  return { file, start, end };
}

/** Whether an offset lies in a span or touches its end: a cursor behind a name is still on it. */
export function touches(at: Span, offset: number): boolean {
  return at.start <= offset && offset <= at.end;
}

/** Whether a span lies in another, which it may be itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

/** Order by file, then start, then end. */
export function compareSpans(a: Span, b: Span): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start || a.end - b.end;
}

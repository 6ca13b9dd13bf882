import { preprocess } from '../syntax/cpp/preprocess.ts';
import type { PreprocessOptions } from '../syntax/cpp/preprocess-options.ts';
import type { Unit } from '../syntax/cpp/unit.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, type Span } from '../text/span.ts';

/** What became of a text, and the files that it was made of. */
export interface Preprocessed {
  readonly unit: Unit;
  /** The tokens as a compiler prints them. */
  readonly text: string;
  /** Each fault as `SEVERITY RULE at TEXT: MESSAGE`. */
  readonly faults: readonly string[];
  readonly file: SourceFile;
  readonly options: PreprocessOptions;
  readonly textAt: (span: Span) => string;
}

/** Preprocesses `/main.defs`; other files are found by the path that an `#include` writes, behind a slash. */
export function preprocessed(
  text: string,
  defines: Readonly<Record<string, string>> = {},
  others: Readonly<Record<string, string>> = {},
): Preprocessed {
  const files = new Map(
    Object.entries({ ...others, '/main.defs': text }).map(([path, content]) => [
      path,
      sourceFile(fileId(path), 'defs', content),
    ]),
  );
  const file = files.get('/main.defs') ?? missing();
  const resolve = (path: string): SourceFile | undefined => files.get(`/${path}`);
  const options = { defines, imacros: [], slashComments: true, resolve };
  const unit = preprocess(file, options);
  const textAt = (span: Span): string =>
    files.get(span.file)?.text.slice(span.start, span.end) ?? missing();
  const faults = unit.problems.map(
    ({ severity, rule, span, message }) => `${severity} ${rule} at ${textAt(span)}: ${message}`,
  );
  return { unit, text: printed(unit), faults, file, options, textAt };
}

function printed({ tokens }: Unit): string {
  const parts = tokens.map(({ text, spaced, startsLine }, index) => {
    const before = startsLine ? '\n' : spaced ? ' ' : '';
    return index === 0 ? text : before + text;
  });
  return parts.join('');
}

function missing(): never {
  throw new Error('no such file');
}

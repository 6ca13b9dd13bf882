import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { readMarks } from './fixture.ts';

/** A rule's documentation: what a person reads, and the examples that its test runs. */
export interface RuleDocument {
  readonly text: string;
  readonly title: string | undefined;
  /** The headings of the second level, in order. */
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
}

export interface Example {
  readonly kind: 'wrong' | 'fixed' | 'right';
  readonly heading: string;
  readonly files: readonly ExampleFile[];
  /** `key=value` words behind the file names: `dialect`, `target`, `preset`. */
  readonly options: ReadonlyMap<string, string>;
}

export interface ExampleFile {
  readonly name: string;
  /** Without its marks. */
  readonly text: string;
  /** Where its content stands in the document, last line break included. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a rule's Markdown. The code blocks under `## Wrong…`, `## Fixed…` and `## Right…` are the files of one
 * example each: a block's info is the language, the file's name and options (`defs thing.defs dialect=gnu`).
 */
export function readRuleDocument(text: string): RuleDocument {
  let title: string | undefined;
  const headings: string[] = [];
  const examples: (Example & { readonly files: ExampleFile[]; options: Map<string, string> })[] =
    [];
  let current: (typeof examples)[number] | undefined;
  for (const node of unified().use(remarkParse).parse(text).children) {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (node.type === 'heading') {
      const heading = text.slice(start, end).replace(/^#+ */, '');
      if (node.depth === 1) title ??= heading;
      if (node.depth !== 2) continue;
      headings.push(heading);
      const kind = kindOf(heading);
      current = kind && { kind, heading, files: [], options: new Map() };
      if (current !== undefined) examples.push(current);
    }
    if (node.type !== 'code' || current === undefined) continue;
    const [name = '', ...options] = (node.meta ?? '').split(' ').filter((word) => word !== '');
    const contentStart = text.indexOf('\n', start) + 1;
    const contentEnd = text.lastIndexOf('\n', end - 1) + 1;
    current.files.push({
      name,
      text: readMarks(text.slice(contentStart, contentEnd)).text,
      start: contentStart,
      end: contentEnd,
    });
    for (const option of options) {
      const [key = '', value = ''] = option.split('=');
      current.options.set(key, value);
    }
  }
  return { text, title, headings, examples };
}

function kindOf(heading: string): Example['kind'] | undefined {
  const kinds = ['wrong', 'fixed', 'right'] as const;
  return kinds.find((kind) => new RegExp(`^${kind}\\b`, 'i').test(heading));
}

/** The document with other contents of its examples' files; those that are not named stay. */
export function withContents(
  document: RuleDocument,
  contents: ReadonlyMap<ExampleFile, string>,
): string {
  let result = '';
  let done = 0;
  for (const file of document.examples.flatMap(({ files }) => files)) {
    result += document.text.slice(done, file.start) + (contents.get(file) ?? file.text);
    done = file.end;
  }
  return result + document.text.slice(done);
}

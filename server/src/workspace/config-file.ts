import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
  type SyntaxKind,
} from 'jsonc-parser';
import schema from '../../../grammars/machlint.schema.json' with { type: 'json' };
import type { Architecture, Dialect } from '../model/dialect.ts';
import { clip } from '../text/clip.ts';
import type { Edit } from '../text/edit.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, span, type Span } from '../text/span.ts';
import type { Config, ConfiguredTarget, RuleSettings } from './config.ts';
import { isTamePattern } from './path-glob.ts';
import { checkJson, type SchemaFault } from './json-schema.ts';

/** The name under which configuration is looked for, in the folder of a file and in those above it. */
export const configFileName = 'machlint.jsonc';

/** What `machlint.jsonc` or an editor's section `machlint` says: the schema's settings, each of them optional. */
export interface Settings {
  readonly extends?: readonly string[];
  readonly dialect?: Dialect | 'auto';
  readonly architecture?: Architecture;
  readonly target?: readonly string[];
  readonly defines?: Readonly<Record<string, string>>;
  readonly includes?: readonly string[];
  readonly imacros?: readonly string[];
  readonly targets?: readonly Omit<ConfiguredTarget, 'base'>[];
  readonly exclude?: readonly string[];
  readonly preset?: Config['preset'];
  readonly rules?: RuleSettings;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly overrides?: readonly {
    readonly files: readonly string[];
    readonly rules: RuleSettings;
  }[];
}

export interface ConfigProblem {
  readonly span: Span;
  readonly message: string;
  /** What was probably meant. */
  readonly edit?: Edit;
}

export interface ConfigFile {
  readonly source: SourceFile;
  /** The settings that are as the schema says: a faulty one is left out, with all that it holds. */
  readonly settings: Settings;
  readonly problems: readonly ConfigProblem[];
  /** Every mention of a rule or a group. */
  readonly ruleNames: readonly WrittenText[];
  /** The files that it extends. */
  readonly bases: readonly WrittenText[];
}

export interface WrittenText {
  readonly text: string;
  readonly span: Span;
}

/** Longer or deeper files are no configuration. */
const maxLength = 1_000_000;
const maxDepth = 50;

/** Reads JSON with comments. Nothing is thrown: what cannot be read is a problem at its place. */
export function readConfigFile(source: SourceFile): ConfigFile {
  // Nodes and errors of the parser may end behind the text: an unclosed comment, an unclosed list.
  const textLength = source.text.length;
  const at = (start: number, end: number): Span =>
    span(source.id, Math.min(start, textLength), Math.min(end, textLength));
  const nothing = { source, settings: {}, ruleNames: [], bases: [] };
  if (source.text.length > maxLength || isTooDeep(source.text)) {
    const message = 'the file is too long or too deeply nested to be a configuration';
    return { ...nothing, problems: [{ span: at(0, 0), message }] };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { allowTrailingComma: true });
  const syntaxProblems = errors.map(({ error, offset, length }) => ({
    span: at(offset, offset + length),
    message: syntaxMessage(printParseErrorCode(error)),
  }));
  if (tree === undefined) return { ...nothing, problems: syntaxProblems };

  const faults = checkJson(tree, schema);
  return {
    source,
    settings: settingsOf(tree, faults),
    problems: [
      ...syntaxProblems,
      ...faults.map(({ start, end, message, meant }) => ({
        span: at(start, end),
        message,
        ...(meant === undefined ? {} : { edit: { span: at(start, end), insert: meant } }),
      })),
      ...globsIn(tree)
        .filter(({ value }) => !isTamePattern(String(value)))
        .map(({ value, offset, length }) => ({
          span: at(offset, offset + length),
          message: `\`${clip(String(value))}\` could take hours to match, expected at most three \`*\` in a name and no repeated group`,
        })),
    ],
    ruleNames: ruleNamesIn(tree).map((node) => writtenText(node, source)),
    bases: textsIn(findNodeAtLocation(tree, ['extends'])).map((node) => writtenText(node, source)),
  };
}

/** Reads settings that are no file's, an editor's section `machlint`: what the schema does not know is left out. */
export function readSettings(value: unknown): Settings {
  const text = JSON.stringify(value) ?? '{}';
  return readConfigFile(sourceFile(fileId('settings'), 'other', text)).settings;
}

/** Counts brackets alone, since a parser of such a text would run out of stack. */
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    if (kind === openBrace || kind === openBracket) depth += 1;
    if (kind === closeBrace || kind === closeBracket) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

// The values of jsonc-parser's `const enum SyntaxKind`, which has none at run time.
const openBrace: SyntaxKind.OpenBraceToken = 1;
const closeBrace: SyntaxKind.CloseBraceToken = 2;
const openBracket: SyntaxKind.OpenBracketToken = 3;
const closeBracket: SyntaxKind.CloseBracketToken = 4;
const endOfFile: SyntaxKind.EOF = 17;

/** `ColonExpected` is "colon expected". */
function syntaxMessage(code: string): string {
  return code.replace(/[A-Z]/g, (letter, at) => `${at === 0 ? '' : ' '}${letter.toLowerCase()}`);
}

/** The settings of the file but those in which a fault lies. The faults are checked, so the rest has the type. */
function settingsOf(tree: Node, faults: readonly SchemaFault[]): Settings {
  const isSound = (property: Node): boolean =>
    !faults.some(
      ({ start, end }) => property.offset <= start && end <= property.offset + property.length,
    );
  const properties = tree.type === 'object' ? (tree.children ?? []) : [];
  const entries = properties.filter(isSound).map(({ children: [key, value] = [] }) => {
    const setting: unknown = value && getNodeValue(value);
    return [String(key?.value), setting];
  });
  return Object.fromEntries(entries) as Settings;
}

/** Where `rules`, `select`, `ignore` and the overrides' `rules` name rules. */
function ruleNamesIn(tree: Node): readonly Node[] {
  const overrides = findNodeAtLocation(tree, ['overrides'])?.children ?? [];
  const settings = [tree, ...overrides].map((node) => findNodeAtLocation(node, ['rules']));
  return [
    ...settings
      .flatMap((node) => node?.children ?? [])
      .flatMap(({ children: [key] = [] }) => key ?? []),
    ...textsIn(findNodeAtLocation(tree, ['select'])),
    ...textsIn(findNodeAtLocation(tree, ['ignore'])),
  ].sort((a, b) => a.offset - b.offset);
}

/** Where `exclude`, the overrides' `files` and the targets' `roots` name files. */
function globsIn(tree: Node): readonly Node[] {
  const overrides = findNodeAtLocation(tree, ['overrides'])?.children ?? [];
  const targets = findNodeAtLocation(tree, ['targets'])?.children ?? [];
  return [
    ...textsIn(findNodeAtLocation(tree, ['exclude'])),
    ...overrides.flatMap((node) => textsIn(findNodeAtLocation(node, ['files']))),
    ...targets.flatMap((node) => textsIn(findNodeAtLocation(node, ['roots']))),
  ];
}

function textsIn(list: Node | undefined): readonly Node[] {
  return (list?.children ?? []).filter(({ type }) => type === 'string');
}

/** A text without its quotes, whose span is without them, too; the last one is lacking where the text does not end. */
function writtenText({ value, offset, length }: Node, { id, text }: SourceFile): WrittenText {
  const end = Math.min(offset + length, text.length);
  const isClosed = length > 1 && text[end - 1] === '"';
  return { text: String(value), span: span(id, offset + 1, isClosed ? end - 1 : end) };
}

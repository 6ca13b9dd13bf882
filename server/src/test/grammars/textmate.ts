import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

/** One stretch of a line that the grammar gave one list of scopes. */
export interface Scoped {
  /** 0-based offset in the text that was given. */
  readonly start: number;
  readonly text: string;
  /** Outermost first; the first is the grammar's own. */
  readonly scopes: readonly string[];
}

/** Where each grammar lies, by its scope name, and which ones are injected into all others. */
export interface Grammars {
  readonly files: Readonly<Record<string, string>>;
  readonly injections?: readonly string[];
}

/** Colours text as an editor does that has these grammars alone: the engine is Visual Studio Code's own. */
export async function textmate(scopeName: string, { files, injections }: Grammars) {
  await onigLib;
  const registry = new Registry({
    onigLib,
    loadGrammar: (name) => {
      const file = files[name];
      return Promise.resolve(
        file === undefined ? null : parseRawGrammar(readFileSync(file, 'utf8'), file),
      );
    },
    getInjections: (name) => (injections?.includes(name) ? undefined : injections?.slice()),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar for ${scopeName}`);
  return (text: string): readonly Scoped[] => [...colour(grammar, text)];
}

/** Text and innermost scope, a line each, blanks left out: what a snapshot shows. */
export function printed(tokens: readonly Scoped[]): string {
  return tokens
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, scopes }) => `${text.trim()}  ${scopes.at(-1) ?? ''}`)
    .join('\n');
}

/** Whether a token has no scope of its own: none but the grammar's and those that span whole constructs. */
export function isBare({ text, scopes }: Scoped): boolean {
  const innermost = scopes.at(-1) ?? '';
  return text.trim() !== '' && (scopes.length === 1 || innermost.startsWith('meta.'));
}

const onigLib = loadWASM(
  readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')),
).then(() => ({
  createOnigScanner: (patterns: string[]) => createOnigScanner(patterns),
  createOnigString: (text: string) => createOnigString(text),
}));

function* colour(grammar: IGrammar, text: string): Iterable<Scoped> {
  let state = INITIAL;
  const line = /([^\r\n]*)(?:\r\n|\n|\r|$)/y;
  while (line.lastIndex < text.length) {
    const offset = line.lastIndex;
    const content = line.exec(text)?.[1] ?? '';
    const { tokens, ruleStack } = grammar.tokenizeLine(content, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const stretch = content.slice(startIndex, endIndex);
      if (stretch !== '') yield { start: offset + startIndex, text: stretch, scopes };
    }
  }
}

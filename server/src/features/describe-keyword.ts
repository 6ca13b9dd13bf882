import type { Dialect } from '../model/dialect.ts';
import { wordOf } from '../syntax/defs/keywords.ts';
import { keywordDocs, symbolicDoc } from './keyword-docs.ts';
import { code, paragraphs } from './markdown.ts';

const dialects: readonly Dialect[] = ['apple', 'gnu'];

/** What a reserved word does, and in whose MIG; undefined for a word that neither reserves. */
export function describeKeyword(text: string): string | undefined {
  const meanings = dialects.map((dialect) => wordOf(text, dialect));
  const word = meanings.find((meaning) => meaning !== undefined);
  if (word === undefined) return undefined;
  const doc = word.kind === 'symbolic' ? symbolicDoc(word.word) : keywordDocs[word.word];
  const whose = dialects.filter((_, i) => meanings[i] !== undefined);
  return paragraphs(`**${kinds[word.kind]}** ${code(word.word)}${dialectWords(whose)}`, doc);
}

function dialectWords(whose: readonly Dialect[]): string {
  if (whose.length === dialects.length) return '';
  return whose[0] === 'apple' ? ', of Apple’s MIG alone' : ', of GNU’s MIG alone';
}

const kinds = { keyword: 'keyword', flag: 'flag', symbolic: 'type' } as const;

import { fileURLToPath } from 'node:url';

/** A file of the repository's `grammars` folder. */
export function grammarPath(name: string): string {
  return fileURLToPath(new URL(`../../../../grammars/${name}`, import.meta.url));
}

import type { CommandModule } from './command.ts';

/** A command before it is loaded: what the list of commands says of it, and where the rest is. */
export interface CommandEntry {
  readonly name: string;
  /** The arguments, as the usage line shows them. */
  readonly synopsis: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** Every command, in the order of the help. One file a command; none is loaded before it is asked for. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    synopsis: '[PATH…]',
    summary: 'lint .defs files and man pages',
    load: () => import('./check.ts'),
  },
  {
    name: 'symbols',
    synopsis: '[PATH…]',
    summary: 'print the symbol table',
    load: () => import('./symbols.ts'),
  },
  {
    name: 'show',
    synopsis: 'NAME [PATH…]',
    summary: 'tell everything known of one routine, type, page or return code',
    load: () => import('./show.ts'),
  },
  {
    name: 'whois',
    synopsis: 'NUMBER|NAME|- [PATH…]',
    summary: 'tell all that a number may be: message id, reply id, return code',
    load: () => import('./whois.ts'),
  },
  {
    name: 'export',
    synopsis: '[PATH…] --format F --out FILE',
    summary: 'write the table for another program: scip, ctags, csv, ida, …',
    load: () => import('./export.ts'),
  },
  {
    name: 'breaking',
    synopsis: '[PATH…] --against PATH|GIT-REF',
    summary: 'tell what changed for clients, servers and readers',
    load: () => import('./breaking.ts'),
  },
  {
    name: 'contract',
    synopsis: 'write|check FILE [PATH…]',
    summary: 'keep the ABI as a reviewed text file, one line a message id',
    load: () => import('./contract.ts'),
  },
  {
    name: 'docs',
    synopsis: '[PATH…] --out FOLDER',
    summary: 'write the cross-reference site',
    load: () => import('./docs.ts'),
  },
  {
    name: 'explain',
    synopsis: 'RULE',
    summary: "print a rule's documentation",
    load: () => import('./explain.ts'),
  },
  {
    name: 'rules',
    synopsis: '',
    summary: 'list the rules',
    load: () => import('./rules.ts'),
  },
  {
    name: 'lsp',
    synopsis: '',
    summary: 'serve an editor over the language server protocol',
    load: () => import('./lsp.ts'),
  },
  {
    name: 'init',
    synopsis: '[FOLDER]',
    summary: 'write a commented machlint.jsonc for the layout found',
    load: () => import('./init.ts'),
  },
];

/** What `machlint` without a word answers. */
export function usage(): string {
  const heads = commands.map(({ name, synopsis }) => `  machlint ${name} ${synopsis}`.trimEnd());
  const width = Math.max(...heads.map((head) => head.length)) + 2;
  const lines = commands.map(
    ({ summary }, index) => `${(heads[index] ?? '').padEnd(width)}${summary}`,
  );
  return [
    'Usage: machlint COMMAND [ARGUMENT…]',
    '',
    ...lines,
    '',
    '`machlint COMMAND --help` tells the options of a command; `machlint --version` the version.',
    '',
  ].join('\n');
}

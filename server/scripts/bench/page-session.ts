import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Session } from './language-session.ts';
import { machlint } from './processes.ts';
import { quantile, type Row } from './table.ts';

/**
 * The same session over a folder of man pages with machlint and with the HTML language server of Visual Studio Code, in
 * turns: the yardstick for how fast an answer in a page can be expected. They answer different things: the peer
 * describes elements and proposes tags; machlint describes routines and proposes names and codes.
 */
export async function pageSessionRows(pages: string, edits: number): Promise<readonly Row[]> {
  const file = largestPage(pages);
  const corpus = `man pages, ${file}`;
  const text = readFileSync(join(pages, file), 'utf8');
  const title = /<h2>(\w+)/.exec(text)?.[1] ?? '';
  const open = async (run: readonly string[], name: string): Promise<Contender> => {
    const session = await Session.open(run, pages, { file, name, languageId: 'html' });
    return { session, firstHover: await session.untilHover() };
  };
  const own = await open(machlint('lsp', '--stdio'), title);
  const peer = await open(htmlServer(), 'h2>');
  const rows: Row[] = [];
  const add = (what: string, unit: Row['unit'], figure: number, of: number): void => {
    const row = { what: `lsp: ${what}`, corpus, unit, figure };
    rows.push({ ...row, peer: { name: 'html server', figure: of } });
  };
  add('start to first hover', 'ms', own.firstHover, peer.firstHover);

  const compare = async (what: string, ask: (session: Session) => Promise<number>) => {
    const before = [own.session.cpu(), peer.session.cpu()] as const;
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let i = 0; i < edits; i++) {
      ours.push(await ask(own.session));
      theirs.push(await ask(peer.session));
    }
    add(`${what}, p50`, 'ms', quantile(ours, 0.5), quantile(theirs, 0.5));
    add(`${what}, p99`, 'ms', quantile(ours, 0.99), quantile(theirs, 0.99));
    const cpu = [own.session.cpu() - before[0], peer.session.cpu() - before[1]] as const;
    add(`${what}, CPU of one`, 'ms', cpu[0] / edits, cpu[1] / edits);
  };
  const questions = [
    ['hover', 'textDocument/hover', undefined],
    ['completion', 'textDocument/completion', '<strong>'],
    ['outline', 'textDocument/documentSymbol', undefined],
  ] as const;
  for (const [what, method, about] of questions) {
    await compare(what, (session) => session.ask(method, about));
    await compare(`${what} after a keystroke`, async (session) => {
      await session.type();
      return session.ask(method, about);
    });
  }
  add('memory', 'MB', own.session.memory(), peer.session.memory());
  await own.session.close();
  await peer.session.close();
  return rows;
}

interface Contender {
  readonly session: Session;
  /** Milliseconds from the start of the process. */
  readonly firstHover: number;
}

/** What takes longest to read. */
function largestPage(folder: string): string {
  const size = (name: string): number => statSync(join(folder, name)).size;
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.html') && name !== 'index.html',
  );
  return names.sort((a, b) => size(b) - size(a))[0] ?? '';
}

/** The server as its package publishes it. */
function htmlServer(): readonly string[] {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('vscode-langservers-extracted/package.json'));
  return [process.execPath, join(folder, 'bin/vscode-html-language-server'), '--stdio'];
}

import { setTimeout } from 'node:timers/promises';
import { Session, type Subject } from './language-session.ts';
import { machlint } from './processes.ts';
import { quantile, type Row } from './table.ts';

/** In milliseconds. */
const lookingAround = 2000;

/** A scripted session over stdio, as an editor holds it: what a person waits for. */
export async function sessionRows(
  corpus: string,
  tree: string,
  subject: Subject,
  edits: number,
): Promise<readonly Row[]> {
  const first = await Session.open(machlint('lsp', '--stdio'), tree, subject);
  const firstHover = await first.untilHover();
  await first.pull();
  // A person looks at what he has opened before he asks; meanwhile the server reads the folder ahead.
  await setTimeout(lookingAround);
  const rest = first.memory();
  const rows: Row[] = [
    { what: 'lsp: start to first hover', corpus, figure: firstHover, unit: 'ms', aim: 900 },
    { what: 'lsp: memory at rest', corpus, figure: rest, unit: 'MB' },
  ];
  const row = async (what: string, aim: number, ask: () => Promise<number>): Promise<void> => {
    const before = first.cpu();
    const times: number[] = [];
    for (let i = 0; i < edits; i++) times.push(await ask());
    const cpu = (first.cpu() - before) / edits;
    rows.push(
      { what: `lsp: ${what}, p50`, corpus, figure: quantile(times, 0.5), unit: 'ms' },
      { what: `lsp: ${what}, p99`, corpus, figure: quantile(times, 0.99), unit: 'ms', aim },
      { what: `lsp: ${what}, CPU of one`, corpus, figure: cpu, unit: 'ms' },
    );
  };
  const questions = [
    ['hover', 'textDocument/hover', 5],
    ['definition', 'textDocument/definition', 5],
    ['highlight', 'textDocument/documentHighlight', 5],
    ['completion', 'textDocument/completion', 15],
  ] as const;
  for (const [what, method, aim] of questions) {
    await row(what, aim, () => first.ask(method));
    const after = async (): Promise<number> => {
      await first.type();
      return first.ask(method);
    };
    await row(`${what} after a keystroke`, aim, after);
  }
  const pull = async (): Promise<number> => {
    await first.type();
    return first.pull();
  };
  await row('keystroke to diagnostics', 20, pull);
  rows.push({
    what: 'lsp: behind after 5 s of 200 keys/s',
    corpus,
    figure: await first.flood(1000, 5),
    unit: 'ms',
    aim: 20,
  });
  for (let i = 0; i < 10_000; i++) await first.type();
  await first.pull();
  rows.push({ what: 'lsp: memory after 10,000 edits', corpus, figure: first.memory(), unit: 'MB' });
  await first.close();
  return rows;
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dialect } from '../syntax/defs/dialect.ts';

/** What a real MIG compiler makes of one preprocessed text. */
export interface CompilerAnswer {
  readonly ok: boolean;
  /** Killed by a signal: it says nothing about the text. */
  readonly crashed: boolean;
  readonly findings: readonly CompilerFinding[];
  /** Of an accepted text: the C prototypes, the callers' first, then the servers'. */
  readonly routines: readonly string[];
  /** Of an accepted text, from GNU's compiler alone: `name request-id reply-id`, 0 for no reply. */
  readonly ids: readonly string[];
  /** Of an accepted text, from GNU's compiler alone: for each routine the bytes that its stub asserts of the request. */
  readonly requestSizes: readonly (number | undefined)[];
}

export interface CompilerFinding {
  /** 1-based; undefined where the compiler names none. */
  readonly line: number | undefined;
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

export interface Compiler {
  compile(text: string): CompilerAnswer;
  close(): void;
}

/** A compiler's program, with a folder of its own for what it writes. */
export function openCompiler(program: string, dialect: Dialect): Compiler {
  const folder = mkdtempSync(join(tmpdir(), 'machlint-migcom-'));
  const header = join(folder, 'user.h');
  const serverHeader = join(folder, 'server.h');
  const list = join(folder, 'list');
  const files = ['-header', header, '-sheader', serverHeader, '-iheader', '/dev/null'];
  const stub = dialect === 'gnu' ? join(folder, 'user.c') : '/dev/null';
  const code = ['-user', stub, '-server', '/dev/null'];
  const args = [...(dialect === 'gnu' ? ['-n', '-list', list] : []), ...files, ...code];
  return {
    compile(text) {
      const input = `# 1 "a.defs"\n${text}`;
      const run = spawnSync(program, args, { input, encoding: 'latin1' });
      const ok = run.status === 0;
      const crashed = run.signal !== null;
      const findings = readFindings(run.stderr, dialect);
      if (!ok) return { ok, crashed, findings, routines: [], ids: [], requestSizes: [] };
      const user = readPrototypes(readFileSync(header, 'latin1'));
      const server = readPrototypes(readFileSync(serverHeader, 'latin1'));
      const ids = dialect === 'gnu' ? readIds(readFileSync(list, 'latin1')) : [];
      const requestSizes = dialect === 'gnu' ? readSizes(readFileSync(stub, 'latin1')) : [];
      return { ok, crashed, findings, routines: [...user, ...server], ids, requestSizes };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readFindings(printed: string, dialect: Dialect): readonly CompilerFinding[] {
  const findings: CompilerFinding[] = [];
  for (const line of printed.split('\n')) {
    const match = /^(mig: fatal: )?(?:"[^"]*", line (-?\d+): )?(warning: )?(.+)$/.exec(line);
    if (match === null) continue;
    const [, fatal, number, warning, text = ''] = match;
    if (number === undefined && fatal === undefined) continue;
    if (text.includes('errors found. Abort')) continue;
    // GNU's lexer does not count the line break of a line marker, so that it prints one line less.
    const shift = dialect === 'gnu' ? 1 : 0;
    findings.push({
      line: number === undefined ? undefined : Number(number) + shift,
      severity: warning === undefined ? 'error' : 'warning',
      text,
    });
  }
  return findings;
}

/** The prototypes of a generated header in order, on one line each. */
function readPrototypes(header: string): readonly string[] {
  const found = header.matchAll(/^(kern_return_t \w+)\s*\(([^;]*)\);/gm);
  return Array.from(found, ([, name = '', list = '']) => {
    return `${name} (${list.replace(/\s+/g, ' ').trim()})`;
  });
}

/** Lines of `subsystem base name number request-id reply-id`. */
function readIds(list: string): readonly string[] {
  const lines = list.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [, , name, , request, reply] = line.split(' ');
    return `${name} ${request} ${reply}`;
  });
}

/** `_Static_assert(sizeof(Request) == 48, …)` in each stub whose request has no variable part. */
function readSizes(stubs: string): readonly (number | undefined)[] {
  const [, ...routines] = stubs.split(/^\/\* (?:Simple)?Routine /m);
  return routines.map((stub) => {
    const size = /sizeof\(Request\) == (\d+)/.exec(stub)?.[1];
    return size === undefined ? undefined : Number(size);
  });
}

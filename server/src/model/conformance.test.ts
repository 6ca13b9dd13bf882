import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../syntax/cpp/unit.ts';
import { lowerFile } from '../test/lower.ts';
import { sourceFile, type SourceFile } from '../text/source-file.ts';
import { fileId, type FileId, type Span } from '../text/span.ts';
import type { Dialect } from './dialect.ts';
import type { Interface } from './interface.ts';

/** What both compilers answered, as data. Source: runs of Apple's migcom 138 and GNU MIG 1.8+git20221221. */
interface Verdict {
  readonly file: string;
  readonly covers: string;
  readonly migcom_flags?: readonly string[];
  readonly apple: Answer;
  readonly gnu: Answer;
}

interface Answer {
  readonly ok: boolean;
  readonly crash?: string;
  readonly undefined_behaviour?: string;
  readonly nondeterministic?: string;
  readonly stage?: string;
  readonly diagnostics: readonly {
    readonly severity: 'warning' | 'error' | 'fatal';
    readonly text: string;
    readonly file?: string;
    readonly source_line?: number;
  }[];
  readonly facts?: Facts;
}

interface Facts {
  readonly subsystem: string;
  readonly base: number;
  readonly endmsg?: number;
  readonly routines: readonly {
    readonly name: string;
    readonly msgid: number;
    readonly reply_msgid: number | null;
    readonly kind: string;
    readonly user_c_prototype: string | null;
    readonly server_c_prototype: string | null;
  }[];
}

const folder = new URL('../../../fixtures/conformance/', import.meta.url);
const verdicts = JSON.parse(readFileSync(new URL('verdicts.json', folder), 'utf8')) as Verdict[];

describe.each(['apple', 'gnu'] as const)('the %s compiler', (dialect) => {
  const cases = verdicts.filter(({ migcom_flags, [dialect]: answer }) => {
    const isOutside = answer.crash ?? answer.undefined_behaviour ?? answer.nondeterministic;
    return isOutside === undefined && (migcom_flags ?? []).length === 0;
  });

  it.each(cases)('agrees about $file: $covers', (verdict) => {
    const answer = verdict[dialect];
    const read = readCase(verdict.file, dialect);
    expect(read.hasErrors, 'rejects').toBe(!answer.ok);
    expect(missing(wanted(verdict.file, answer), read.findings)).toEqual([]);
    if (answer.ok) expect(read.findings).toEqual(wanted(verdict.file, answer));
    if (answer.facts !== undefined)
      expect(factsOf(read.interface)).toMatchObject(plain(answer.facts));
  });
});

/** `file:line severity` of what our reading of a case says, sorted. */
function readCase(name: string, dialect: Dialect) {
  const sources = new Map<FileId, SourceFile>();
  const open = (path: string): SourceFile | undefined => {
    const id = fileId(path);
    let source = sources.get(id);
    if (source !== undefined) return source;
    try {
      source = sourceFile(id, 'defs', readFileSync(new URL(path, folder), 'latin1'));
    } catch {
      return undefined;
    }
    sources.set(id, source);
    return source;
  };
  const root = open(name);
  if (root === undefined) throw new Error(`no ${name}`);
  const { unit, interface: lowered } = lowerFile(root, { dialect, resolve: open });
  const all = [...unit.problems, ...lowered.diagnostics];
  const findings = all.map(
    ({ severity, span }) => `${printedPlace(span, unit, sources)} ${severity}`,
  );
  const hasErrors = all.some(({ severity }) => severity === 'error');
  return { interface: lowered, hasErrors, findings: findings.sort() };
}

/** What the compiler calls a place: `#line` changes that. */
function printedPlace(
  { file, start }: Span,
  unit: Unit,
  sources: ReadonlyMap<FileId, SourceFile>,
): string {
  const lineOf = (offset: number): number => sources.get(file)?.lines.position(offset).line ?? -1;
  const marker = unit.lineMarkers.findLast(
    ({ directive }) => directive.file === file && directive.end <= start,
  );
  return marker === undefined
    ? `${file}:${lineOf(start) + 1}`
    : `${marker.file ?? file}:${lineOf(start) - lineOf(marker.directive.start) - 1 + marker.line}`;
}

/** The compiler's own, but for what it says about having stopped, and of a run of syntax errors the first. */
function wanted(name: string, { diagnostics }: Answer): readonly string[] {
  return diagnostics
    .filter(
      ({ text, source_line }) => !/errors found\. Abort/.test(text) && source_line !== undefined,
    )
    .filter(({ text }, index, list) => text !== 'syntax error' || list[index - 1]?.text !== text)
    .map(({ file = name, source_line, severity }) => {
      return `${file}:${source_line} ${severity === 'fatal' ? 'error' : severity}`;
    })
    .sort();
}

/** What of one list the other does not have, repetitions counted. */
function missing(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((item) => {
    const index = left.indexOf(item);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

function factsOf({ subsystem, slots, end }: Interface) {
  return {
    subsystem: subsystem?.name.text,
    base: subsystem?.base,
    end,
    routines: slots.flatMap((slot) =>
      slot.kind === 'skip'
        ? []
        : [
            {
              name: slot.name.text,
              msgid: slot.messageId,
              reply_msgid: slot.replyId ?? null,
              kind: slot.simple ? 'simpleroutine' : 'routine',
              user_c_prototype: slot.userPrototype,
              server_c_prototype: slot.serverPrototype,
            },
          ],
    ),
  };
}

function plain({ subsystem, base, endmsg, routines }: Facts) {
  const one = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ');
  return {
    subsystem,
    base,
    ...(endmsg !== undefined && { end: endmsg }),
    routines: routines.map((routine) => ({
      name: routine.name,
      msgid: routine.msgid,
      reply_msgid: routine.reply_msgid,
      kind: routine.kind,
      user_c_prototype: one(routine.user_c_prototype),
      server_c_prototype: one(routine.server_c_prototype),
    })),
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemPath, xnuTree } from '../../test/shared.ts';
import { defsContent } from './recognise.ts';

describe('a .defs file', () => {
  it('is MIG’s by its first statement', () => {
    expect(defsContent('/* (c) */\n\nsubsystem door 100;')).toBe('mig');
    expect(defsContent('  type door_t = mach_port_t;')).toBe('mig');
    expect(defsContent('type\ndoor_t = int;')).toBe('mig');
    expect(defsContent('// names only\nSimpleRoutine f(')).toBe('mig');
  });

  it('is MIG’s by a preprocessor line', () => {
    expect(defsContent('/*\n * (see the manual)\n */\n#ifndef _DOOR_\n')).toBe('mig');
  });

  it('is MIG’s while nothing says otherwise', () => {
    expect(defsContent('')).toBe('mig');
    expect(defsContent('/* to be written')).toBe('mig');
  });

  it('is a Lisp’s by a comment or a list', () => {
    expect(defsContent(';; -*- scheme -*-\n(define-object Door\n')).toBe('lisp');
    expect(defsContent('\n(define-function door_open\n  (c-name "door_open"))')).toBe('lisp');
  });

  it('is a makefile’s by an assignment, a rule or a directive', () => {
    expect(defsContent('# Doors\nDOORS := a b\n')).toBe('makefile');
    expect(defsContent('routine = a\n')).toBe('makefile');
    expect(defsContent('all: door\n\tcc door.c\n')).toBe('makefile');
    expect(defsContent('include ../Make.rules')).toBe('makefile');
  });

  const gnumach = systemPath('/usr/include/x86_64-linux-gnu/mach');
  it.skipIf(gnumach === undefined)('of GNU Mach is MIG’s', () => {
    expect(otherThanMig(gnumach ?? '')).toEqual([]);
  });

  const xnu = xnuTree();
  it.skipIf(xnu === undefined)('of XNU is MIG’s', () => {
    expect(otherThanMig(xnu ?? '')).toEqual([]);
  });
});

function otherThanMig(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.defs') && defsContent(readFileSync(join(folder, file), 'latin1')) !== 'mig',
  );
}

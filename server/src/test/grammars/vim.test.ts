import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vimSyntax, vimSyntaxPath } from '../../../scripts/vim-syntax.ts';
import { systemPath } from '../shared.ts';
import { grammarPath } from './paths.ts';

// A difference is mended by `npx tsx server/scripts/vim-syntax.ts`.
it('the Vim syntax file is the generated one', () => {
  expect(readFileSync(vimSyntaxPath, 'utf8')).toBe(vimSyntax());
});

const vim = systemPath('/usr/bin/vim');
describe.skipIf(vim === undefined)('Vim with the syntax file', () => {
  it('recognises and colours an interface', () => {
    expect(highlighted('door.defs', interfaceText)).toMatchInlineSnapshot(`
      "/* Doors. */  migComment
      #include  migDirective
      <mach/std_types.defs>  migIncluded
      Subsystem  migStatement
      KernelServer  migSide
      5100  migNumber
      type  migStatement
      door_list_t  migTypeName
      =  migOperator
      ^  migOperator
      array  migConstructor
      *  migOperator
      DOORS_MAX  migMacro
      of  migConstructor
      intran  migClause
      routine  migStatement
      door_open  migRoutine
      server  migArgument
      out  migDirection
      list  migArgument
      =  migOperator
      MACH_MSG_TYPE_MOVE_SEND  migIpcType
      Dealloc  migFlag
      // opened  migComment
      import  migImport
      "door.h"  migString"
    `);
  });

  it('leaves binding definitions in a Lisp alone', () => {
    expect(highlighted('door.defs', '(define-object Door)\n')).toBe('');
  });
});

const interfaceText = `/* Doors. */
#include <mach/std_types.defs>
Subsystem KernelServer door 5100;
type door_list_t = ^array[*:DOORS_MAX] of door_t
	intran: door_t port_to_door(mach_port_t);
routine door_open(
		server	: door_t;
	out	list	: door_list_t = MACH_MSG_TYPE_MOVE_SEND, Dealloc); // opened
import "door.h";
`;

/** Every stretch of text that Vim gives a group of ours, with that group, a line each. */
function highlighted(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'machlint-vim-'));
  try {
    const file = join(folder, name);
    const out = join(folder, 'out.txt');
    writeFileSync(file, text);
    writeFileSync(join(folder, 'driver.vim'), driver(file, out));
    const args = ['-N', '-u', 'NONE', '-i', 'NONE', '-n', '-es', '-S', join(folder, 'driver.vim')];
    execFileSync(vim ?? '', args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 60_000 });
    return readFileSync(out, 'utf8').trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function driver(file: string, out: string): string {
  return `
set runtimepath^=${grammarPath('vim')}
filetype on
syntax on
edit ${file}
let lines = []
for l in range(1, line('$'))
  let group = ''
  let text = ''
  for c in range(1, len(getline(l)) + 1)
    let next = synIDattr(synID(l, c, 1), 'name')
    if next !=# group || c > len(getline(l))
      if group =~# '^mig' | call add(lines, trim(text) . '  ' . group) | endif
      let group = next
      let text = ''
    endif
    let text .= getline(l)[c - 1]
  endfor
endfor
call writefile(lines, ${JSON.stringify(out)})
qall!
`;
}

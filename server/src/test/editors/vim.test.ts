import { describe, expect, it } from 'vitest';
import { systemPath } from '../shared.ts';
import { askEditor, expectRenamed } from './run-editor.ts';
import { readmeExample, type Renaming } from './workspace.ts';

/** What the script below found out. */
interface Answers {
  readonly filetype: string;
  readonly diagnostics: readonly string[];
  readonly hover: string;
  readonly definition: string;
  readonly afterMending: readonly string[];
  readonly completions: readonly string[];
  readonly completed: string;
  readonly renaming: Renaming;
}

const vim = systemPath('/usr/bin/vim');
const ale = systemPath('/usr/share/vim-ale');

describe.skipIf(vim === undefined || ale === undefined)(
  'Vim with ALE, set up as the README says',
  () => {
    const answers = askEditor<Answers>(vim, (workspace, file) => {
      const driver = workspace.write('driver.vim', script(readmeExample('Vim', 'vim'), file));
      return ['-N', '-u', 'NONE', '-i', 'NONE', '-n', '-es', '-S', driver];
    });

    it('knows the language of interfaces', () => {
      expect(answers().filetype).toBe('mig');
    });

    it('shows what is wrong', () => {
      expect(answers().diagnostics).toContainEqual(
        expect.stringMatching(/^15:12 .*`door_reason_t`/),
      );
    });

    it('shows a hover', () => {
      expect(answers().hover).toContain('door_open');
    });

    it('goes to a definition', () => {
      expect(answers().definition).toBe('door.defs:5');
    });

    it('takes a diagnostic back when its cause is gone', () => {
      expect(answers().afterMending.join('\n')).not.toContain('door_reason_t');
    });

    it('completes a type by the omni function', () => {
      expect(answers().completions).toEqual(['door_name_t']);
      expect(answers().completed).toBe('\t\tdoor\t: door_name_t;');
    });

    it('renames a routine in interface and page', () => {
      expectRenamed(answers().renaming);
    });
  },
);

/** Vim's own commands of ALE, as a user gives them; `sleep` lets the server's messages in. */
function script(config: string, answers: string): string {
  return String.raw`
set nocompatible hidden
packadd ale
filetype on
let g:ale_lint_delay = 0
let g:ale_virtualtext_cursor = 0
let g:ale_hover_to_preview = 1
${config}
let s:answers = {}

function! s:Eventually(what, condition) abort
  let l:start = reltime()
  while reltimefloat(reltime(l:start)) < 30
    if a:condition() | return | endif
    sleep 50m
  endwhile
  throw a:what . ' did not come'
endfunction

function! s:Findings() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, each -> printf('%d:%d %s', each.lnum, each.col, each.text)})
endfunction

function! s:Preview() abort
  for l:window in range(1, winnr('$'))
    if getbufvar(winbufnr(l:window), '&filetype') =~# 'ale-preview'
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

function! s:Texts() abort
  let l:found = {}
  for l:name in ['door.defs', 'door_open.html']
    let l:lines = bufloaded(l:name) ? getbufline(bufnr(l:name), 1, '$') : readfile(l:name)
    let l:found[l:name] = join(l:lines, "\n")
  endfor
  return l:found
endfunction

function! s:Run() abort
  edit door.defs
  let s:answers.filetype = &filetype
  call ale#Queue(0, 'lint_file')
  call s:Eventually('a diagnostic', {-> !empty(s:Findings())})
  let s:answers.diagnostics = s:Findings()

  call search('door_open(', 'w')
  ALEHover
  call s:Eventually('the hover', {-> s:Preview() !=# ''})
  let s:answers.hover = s:Preview()
  pclose

  call search('name\s*: \zsdoor_name_t', 'w')
  let l:from = line('.')
  ALEGoToDefinition
  call s:Eventually('the definition', {-> line('.') != l:from})
  let s:answers.definition = expand('%:t') . ':' . line('.')

  call search('door_reason_t', 'w')
  normal! ciwdoor_name_t
  silent write
  call ale#Queue(0, 'lint_file')
  call s:Eventually('the end of a diagnostic', {-> join(s:Findings()) !~# 'door_reason_t'})
  let s:answers.afterMending = s:Findings()

  setlocal omnifunc=ale#completion#OmniFunc
  call search('routine door_close', 'w')
  call search('mach_port_t', 'w')
  execute "normal! cwdoor_n\<C-x>\<C-o>"
  let s:answers.completions = map(copy(b:ale_completion_result), {_, each -> each.word})
  let s:answers.completed = getline('.')

  " ALE asks for the name by a function of its own, which a script answers.
  call ale#util#Mode()
  function! ale#util#Input(message, value, ...) abort
    return 'door_unlock'
  endfunction
  let l:before = s:Texts()
  call search('routine \zsdoor_open', 'w')
  ALERename
  call s:Eventually('the new name', {-> s:Texts()['door.defs'] !=# l:before['door.defs']
  \ && s:Texts()['door_open.html'] !=# l:before['door_open.html']})
  let s:answers.renaming = {'before': l:before, 'after': s:Texts()}
endfunction

try
  call s:Run()
  call writefile([json_encode(s:answers)], ${JSON.stringify(answers)})
  qall!
catch
  verbose echo v:exception v:throwpoint
  cquit
endtry
`;
}

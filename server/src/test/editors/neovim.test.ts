import { describe, expect, it } from 'vitest';
import { systemPath } from '../shared.ts';
import { askEditor, expectRenamed } from './run-editor.ts';
import { readmeExample, type Renaming } from './workspace.ts';

/** What the script below found out. */
interface Answers {
  readonly pageFiletype: string;
  readonly filetype: string;
  readonly diagnostics: readonly string[];
  readonly hover: string;
  readonly definition: string;
  readonly references: readonly string[];
  readonly completions: readonly string[];
  readonly formatted: boolean;
  readonly afterMending: readonly string[];
  readonly renaming: Renaming;
}

const neovim = systemPath('/usr/bin/nvim');

describe.skipIf(neovim === undefined)('Neovim, set up as the README says', () => {
  const answers = askEditor<Answers>(neovim, (workspace, file) => {
    const init = workspace.write('init.lua', readmeExample('Neovim', 'lua'));
    const driver = workspace.write('driver.lua', script(file));
    return ['--headless', '-u', init, '-i', 'NONE', '-n', '-c', `luafile ${driver}`];
  });

  it('knows the language of interfaces and pages', () => {
    expect(answers().filetype).toBe('mig');
    expect(answers().pageFiletype).toBe('html');
  });

  it('shows what is wrong', () => {
    expect(answers().diagnostics).toContainEqual(
      expect.stringMatching(/^14:11 .*`door_reason_t`.* mig\/arg-type-undefined$/),
    );
  });

  it('shows a hover in a window', () => {
    expect(answers().hover).toContain('door_open');
    expect(answers().hover).toContain('5100');
  });

  it('finds references in interface and page', () => {
    expect(answers().references).toEqual(expect.arrayContaining(['door.defs', 'door_open.html']));
  });

  it('completes the types that may stand there', () => {
    expect(answers().completions).toEqual(expect.arrayContaining(['door_name_t', 'mach_port_t']));
  });

  it('formats without changing a word', () => {
    expect(answers().formatted).toBe(true);
  });

  it('goes from a page to the interface', () => {
    expect(answers().definition).toBe('door.defs:5:6');
  });

  it('takes a diagnostic back when its cause is gone', () => {
    expect(answers().afterMending.join('\n')).not.toContain('door_reason_t');
  });

  it('renames a routine in interface and page', () => {
    expectRenamed(answers().renaming);
  });
});

/** `vim.lsp.buf.…` where a user would press a key; requests where Neovim 0.7 has no function for headless use. */
function script(answers: string): string {
  return String.raw`
local answers = {}

local function eventually(what, condition)
  assert(vim.wait(30000, condition, 20), what .. ' did not come')
end

local function put_cursor_on(text, within)
  assert(vim.fn.search('\\V' .. text, 'w') > 0, text .. ' is not in the buffer')
  local position = vim.api.nvim_win_get_cursor(0)
  vim.api.nvim_win_set_cursor(0, { position[1], position[2] + (within or 1) })
end

local function diagnostics()
  return vim.tbl_map(function(each)
    return ('%d:%d %s %s'):format(each.lnum, each.col, each.message, each.code)
  end, vim.diagnostic.get(0))
end

local function open(name)
  vim.cmd('edit ' .. name)
  eventually('a server', function() return next(vim.lsp.buf_get_clients(0)) ~= nil end)
end

local ok, problem = pcall(function()
  vim.cmd('filetype on')
  open('door.defs')
  answers.filetype = vim.bo.filetype
  eventually('a diagnostic', function() return #vim.diagnostic.get(0) > 0 end)
  answers.diagnostics = diagnostics()

  put_cursor_on('door_open(')
  vim.lsp.buf.hover()
  eventually('the hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local buffer = vim.api.nvim_win_get_buf(window)
        answers.hover = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
        vim.api.nvim_win_close(window, true)
        return true
      end
    end
  end)

  vim.lsp.buf.references()
  eventually('the references', function() return #vim.fn.getqflist() > 0 end)
  answers.references = vim.tbl_map(function(each)
    return vim.fn.fnamemodify(vim.fn.bufname(each.bufnr), ':t')
  end, vim.fn.getqflist())
  vim.cmd('cclose')

  put_cursor_on('door_name_t;', 4)
  local response = vim.lsp.buf_request_sync(0, 'textDocument/completion', vim.lsp.util.make_position_params(0), 30000)
  answers.completions = {}
  for _, each in pairs(response) do
    for _, item in ipairs(each.result.items or each.result) do table.insert(answers.completions, item.label) end
  end

  local function words()
    return vim.fn.split(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), ' '), '\\s\\+')
  end
  local before = words()
  vim.lsp.buf.formatting_sync(nil, 30000)
  answers.formatted = vim.deep_equal(before, words())

  put_cursor_on('door_reason_t')
  vim.cmd('normal! ciwdoor_name_t')
  eventually('the end of a diagnostic', function()
    return not table.concat(diagnostics(), ' '):find('door_reason_t')
  end)
  answers.afterMending = diagnostics()
  vim.cmd('silent write')

  open('door_open.html')
  answers.pageFiletype = vim.bo.filetype
  put_cursor_on('door_name_t')
  vim.lsp.buf.definition()
  eventually('the definition', function() return vim.fn.expand('%:t') == 'door.defs' end)
  local position = vim.api.nvim_win_get_cursor(0)
  answers.definition = ('%s:%d:%d'):format(vim.fn.expand('%:t'), position[1], position[2] + 1)

  local function texts()
    local found = {}
    for _, name in ipairs({ 'door.defs', 'door_open.html' }) do
      local lines = vim.api.nvim_buf_get_lines(vim.fn.bufnr(name), 0, -1, false)
      found[name] = table.concat(lines, '\n')
    end
    return found
  end
  open('door_open.html')
  local before = texts()
  put_cursor_on('<strong>door_open', 9)
  vim.lsp.buf.rename('door_unlock')
  eventually('the new name', function()
    local after = texts()
    return after['door.defs'] ~= before['door.defs'] and after['door_open.html'] ~= before['door_open.html']
  end)
  answers.renaming = { before = before, after = texts() }
end)

if not ok then
  io.stderr:write(tostring(problem) .. '\n')
  vim.cmd('cquit')
end
local file = assert(io.open(${JSON.stringify(answers)}, 'w'))
file:write(vim.json.encode(answers))
file:close()
vim.cmd('qall!')
`;
}

import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../host/load-workspace.ts';
import { xnuTree } from '../test/shared.ts';
import { fileId, type FileId } from '../text/span.ts';
import { defaultConfig } from '../workspace/config.ts';
import { applyEdits } from '../text/edit.ts';
import { lexFile } from '../syntax/cpp/lexer.ts';
import { sourceFile } from '../text/source-file.ts';
import { completion } from './completion.ts';
import { format } from './format.ts';
import { hover } from './hover.ts';
import { references } from './references.ts';
import { rename } from './rename.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

const tree = xnuTree();

describe.skipIf(tree === undefined)('in XNU', () => {
  const root = fileId(tree ?? '/');
  const { workspace } = loadWorkspace({
    config: defaultConfig,
    roots: tree === undefined ? [] : [root],
    named: [],
    isExcluded: () => false,
  });
  const snapshot = workspace.current;
  const at = (path: string, text: string) => {
    const file: FileId = fileId(`${root}/${path}`);
    return { file, offset: (snapshot.files.get(file)?.text.indexOf(text) ?? 0) + 1 };
  };

  it('tells who releases what task_threads returns', () => {
    const context = { snapshot, target: undefined, linkTo: () => undefined };
    const told = hover(context, at('osfmk/mach/task.defs', 'task_threads('))?.markdown ?? '';
    expect(told).toContain('id `3402` (3400 + 2), reply `3502`');
    expect(told).toContain('kern_return_t task_threads_from_user (mach_port_t port,');
    expect(told).toContain(
      'out `thread_act_array_t`, an out-of-line array of send rights (`MOVE_SEND`)',
    );
    expect(told).toContain(
      'releases each send right with `mach_port_deallocate`, and frees the memory with `vm_deallocate`',
    );
  });

  it('finds 3405, completes behind an out-of-line array, and counts mach_port_name_t', () => {
    expect(workspaceSymbols(snapshot, '#3405').map(({ name }) => name)).toEqual([
      'task_info',
      // The head of the same routine for a kernel that serves.
      'task_info_from_user',
    ]);
    const file = fileId(`${root}/osfmk/mach/zz.defs`);
    const text =
      '#include <mach/std_types.defs>\nsubsystem zz 1;\nroutine r(p : mach_port_t; out x : ^array[] of ';
    const edited = workspace.apply([{ kind: 'set', file: sourceFile(file, 'defs', text) }]);
    const labels = completion(edited, { file, offset: text.length })?.proposals.map(
      ({ label }) => label,
    );
    expect(labels).toContain('mach_port_t');
    expect(labels).not.toContain('pointer_t');
    const uses = references(snapshot, at('osfmk/mach/mach_port.defs', 'mach_port_name_t;'));
    // Of 8796; other versions have about as many.
    expect(uses.length).toBeGreaterThan(75);
  });

  it('renames an argument over the interface and its page', () => {
    const outcome = rename(snapshot, at('osfmk/mach/mach_port.defs', 'delta\t'), 'change');
    const files =
      outcome.kind === 'done'
        ? new Set(outcome.value.map(({ span }) => span.file.slice(root.length + 1)))
        : outcome.reason;
    expect(files).toEqual(
      new Set(['osfmk/mach/mach_port.defs', 'osfmk/man/mach_port_mod_refs.html']),
    );
  });

  it('formats every interface once and for all, and a compiler sees the same', () => {
    for (const { id, kind, text } of snapshot.files.values()) {
      if (kind !== 'defs') continue;
      const once = applyEdits(text, format(snapshot, id, { insertSpaces: false }));
      const file = sourceFile(id, 'defs', once);
      expect(lexFile(file).tokens.map((each) => each.text)).toEqual(
        snapshot.syntax(id)?.tokens.map((each) => each.text),
      );
      const after = workspace.apply([{ kind: 'set', file }]);
      expect(format(after, id, { insertSpaces: false }), id).toEqual([]);
    }
  });
});

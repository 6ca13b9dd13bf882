import type { Site } from '../syntax/defs/nodes.ts';
import { createListPool } from '../text/intern-list.ts';
import { lazy } from '../text/lazy.ts';
import { routineSlot } from './deferred-routine.ts';
import type { Interface, MigDiagnostic, Slot } from './interface.ts';
import type { MachType } from './mach-type.ts';
import type { Block, OpenFile } from './open-file.ts';

/** Interfaces that include the same types share one list of them. */
const typeLists = createListPool<MachType>();

/** The interface that the compiler has read when it comes to the end of a file. */
export function closeInterface(file: OpenFile, blocks: readonly Block[], end: Site): Interface {
  const base = file.subsystem?.base ?? 0;
  const slots = file.slots.map((slot): Slot => {
    const messageId = (base + slot.number) >>> 0;
    if (slot.kind === 'routine') return routineSlot(slot.routine, messageId);
    return { kind: 'skip', messageId, count: slot.count, span: slot.span };
  });
  const said = lazy(() => blocks.flatMap((block) => block.said));
  const atEnd = lackOfSubsystem(file, end);
  const diagnostics = lazy(() => {
    const all = said().flatMap((each) => each.diagnostics);
    // Both compilers ask for the subsystem at the end, and only of a file without errors.
    return all.some(({ severity }) => severity === 'error') ? all : [...all, ...atEnd];
  });
  const mentions = lazy(() => said().flatMap((each) => each.mentions));
  const types = lazy(() => typeLists(blocks.flatMap((block) => block.types)));
  return {
    dialect: file.options.dialect,
    subsystem: file.subsystem,
    slots,
    get types() {
      return types();
    },
    imports: blocks.flatMap(({ imports }) => imports),
    demux: file.demux,
    end: (base + file.number) >>> 0,
    get diagnostics() {
      return diagnostics();
    },
    get mentions() {
      return mentions();
    },
  };
}

function lackOfSubsystem(file: OpenFile, end: Site): readonly MigDiagnostic[] {
  if (!file.options.isRoot || file.subsystemName !== undefined) return [];
  const message =
    'the file declares no subsystem, expected a `subsystem` statement with a name and a first message id';
  file.reporter.report(end, { rule: 'no-subsystem', severity: 'error', message });
  file.endStatement();
  return file.endBlock().said.flatMap(({ diagnostics }) => diagnostics);
}

import type { RoutineSlot } from '../../model/interface.ts';
import { defineRule } from '../rule.ts';
import { findReceivers, idList, subsystemsOf, type DeclaredSubsystem } from './subsystems.ts';

/** Two subsystems that give one message id to different routines. */
export default defineRule({
  id: 'ids/range-overlap',
  title: 'Message ids of two subsystems overlap',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'server.c of both compilers: the demux function knows a message by its id alone',
  on: 'workspace',

  *check(snapshot) {
    const all = subsystemsOf(snapshot);
    const receiversOf = findReceivers(all);
    for (const [place, later] of all.entries()) {
      for (const receiver of receiversOf([...later.routines.keys()])) {
        const { subsystem: earlier, ids } = receiver;
        if (receiver.place >= place || earlier.name === later.name) continue;
        if (areTwins(earlier, later, ids)) continue;
        const haveOneReceiver = earlier.kernelServer && later.kernelServer;
        const consequence = consequenceFor(earlier, later);
        yield {
          span: later.declared.baseSpan,
          severity: haveOneReceiver ? 'warning' : 'info',
          message: `\`${later.name}\` has ids of \`${earlier.name}\`: ${idList(ids)}; ${consequence}`,
          related: [
            { span: earlier.declared.baseSpan, message: `\`${earlier.name}\` begins here` },
          ],
        };
      }
    }
  },
});

function consequenceFor(a: DeclaredSubsystem, b: DeclaredSubsystem): string {
  if (a.kernelServer && b.kernelServer)
    return 'the kernel receives both and cannot tell them apart';
  return a.kernelServer || b.kernelServer
    ? 'their receivers differ, but a log or a trace cannot tell them apart'
    : 'a server that gets both, a log or a trace cannot tell them apart';
}

/**
 * One interface in two widths, `vm_map` and `vm32_map`, or its one-way side, `io_request`, launchd's `job_forward`: most
 * names agree.
 */
function areTwins(a: DeclaredSubsystem, b: DeclaredSubsystem, ids: readonly number[]): boolean {
  const alike = ids.filter((id) => areAlike(bare(a.routines.get(id)), bare(b.routines.get(id))));
  return alike.length * 2 > ids.length;
}

/** Without the marks of a width, a side and a version: `region` of `region_64_external`, `look_up` of `look_up2`. */
function bare(slot: RoutineSlot | undefined): string {
  const name = slot?.name.text ?? '';
  return name
    .replace(/_?(?:32|64)/g, '')
    .replace(/^_+|_(?:external|from_user|request|forward)$/g, '');
}

/** The same name, with or without a prefix. */
function areAlike(a: string, b: string): boolean {
  return a === b || a.endsWith(`_${b}`) || b.endsWith(`_${a}`);
}

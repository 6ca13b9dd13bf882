import { defineRule } from '../rule.ts';
import { findReceivers, idList, subsystemsOf, type DeclaredSubsystem } from './subsystems.ts';

/** Replies of one subsystem with the ids of another's requests. */
export default defineRule({
  id: 'ids/reply-range-overlap',
  title: 'Reply ids are the request ids of another subsystem',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'both compilers: the id of a reply is that of its request and 100',
  on: 'workspace',

  *check(snapshot) {
    const all = subsystemsOf(snapshot);
    const receiversOf = findReceivers(all);
    for (const replying of all) {
      for (const { subsystem: other, ids } of receiversOf(replyIds(replying))) {
        if (other.name === replying.name || isReplySide(other)) continue;
        yield {
          span: other.declared.baseSpan,
          message: `requests of \`${other.name}\` have the ids of replies of \`${replying.name}\`: ${idList(ids)}; a log or a trace cannot tell them apart`,
          related: [
            { span: replying.declared.baseSpan, message: `\`${replying.name}\` begins here` },
          ],
        };
      }
    }
  },
});

function replyIds({ routines }: DeclaredSubsystem): readonly number[] {
  const ids: number[] = [];
  for (const { replyId } of routines.values()) if (replyId !== undefined) ids.push(replyId);
  return ids;
}

/** A subsystem of `…_reply` routines, which declares another's replies so that a server can send them by hand. */
function isReplySide({ name, routines }: DeclaredSubsystem): boolean {
  if (/reply/i.test(name)) return true;
  const slots = [...routines.values()];
  return slots.every((slot) => slot.simple && slot.name.text.endsWith('_reply'));
}

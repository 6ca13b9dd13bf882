import type { Mark } from '../../syntax/man/man-page.ts';
import { nearest } from '../../text/nearest.ts';
import { correction } from '../correction.ts';
import { defineRule } from '../rule.ts';
import { ownNames, workspaceNames, type WorkspaceNames } from './page-names.ts';

/** The prose names a routine that nothing documents or declares, but that is nearly one that something does. */
export default defineRule({
  id: 'man/unknown-routine-mention',
  title: 'Unknown routine in the text',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }, { snapshot }) {
    const names = workspaceNames(snapshot);
    const own = ownNames(page);
    for (const mark of page.marks) {
      const { span, text, markup } = mark;
      if (markup === 'var' || !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/.test(text)) continue;
      if (own.has(text) || names.isRoutine(text) || names.isOther(text)) continue;
      const meant = misspelt(text, names) ?? (isCalled(mark) ? reworded(text, names) : undefined);
      if (meant !== undefined) {
        yield {
          span,
          message: `no routine is called \`${text}\`, expected \`${meant}\``,
          fix: correction(span, meant, false),
        };
      } else if (markup === 'strong' && isCalled(mark) && isOfFamily(text, names)) {
        yield { span, message: `no routine is called \`${text}\`` };
      }
    }
  },
});

/** One letter of a short name, two of a long one. */
function misspelt(text: string, { routines }: WorkspaceNames): string | undefined {
  return nearest(text, routines(), text.length < 16 ? 1 : 2);
}

/** `vm_map function`, `vm_map()`: the words beside the name say what it is. */
function isCalled({ after }: Mark): boolean {
  return /^(?:\(\)|(?:system |server )?(?:calls?|functions?|interfaces?|routines?|traps?)\b)/i.test(
    after,
  );
}

/** The one routine whose name has one word more, or one less. Short names have too many neighbours. */
function reworded(text: string, { routines }: WorkspaceNames): string | undefined {
  const words = text.split('_');
  if (words.length < 4) return undefined;
  const candidates = [...routines()].filter((routine) => {
    const others = routine.split('_');
    return others.length > words.length
      ? isOneWordLess(words, others)
      : isOneWordLess(others, words);
  });
  return candidates.length === 1 ? candidates[0] : undefined;
}

function isOneWordLess(shorter: readonly string[], longer: readonly string[]): boolean {
  if (longer.length !== shorter.length + 1) return false;
  const at = longer.findIndex((word, index) => word !== shorter[index]);
  return longer.slice(at + 1).join('_') === shorter.slice(at).join('_');
}

/** Whether several routines share its first two words: then the workspace would have it. */
function isOfFamily(text: string, { routines }: WorkspaceNames): boolean {
  const family = /^[^_]+_[^_]+_/.exec(text)?.[0];
  if (family === undefined) return false;
  let count = 0;
  for (const routine of routines()) if (routine.startsWith(family)) count++;
  return count >= 3;
}

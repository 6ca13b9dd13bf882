import type { Directive, FileSyntax } from '../../syntax/cpp/file-syntax.ts';
import type { Token } from '../../syntax/cpp/token.ts';
import { memo } from '../../text/memo.ts';

/** An `#if` whose arms take different numbers of message ids, with slots behind it that move with them. */
export interface UnbalancedConditional {
  readonly opening: Directive;
  /** Ids of each arm, in order; the last one is 0 where there is no `#else`. */
  readonly arms: readonly number[];
}

/**
 * Every unbalanced conditional of one file in reading order, targets aside. A conditional with an `#include` or a
 * `subsystem` of its own is left out: it chooses between interfaces, and not between routines of one.
 */
export const unbalancedConditionals = memo(
  (syntax: FileSyntax): readonly UnbalancedConditional[] => {
    const { groups } = readGroups(syntax.directives);
    const slots = slotsBefore(syntax.tokens);
    const found: UnbalancedConditional[] = [];
    for (const group of groups) {
      const end = group.arms.at(-1)?.to ?? 0;
      judge(group, slots, (slots.at(-1) ?? 0) > (slots[end] ?? 0), found);
    }
    return found.sort((a, b) => a.opening.span.start - b.opening.span.start);
  },
);

/** Whether a token begins a statement that takes a message id; these keywords occur nowhere else but in paths. */
export function takesSlot(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'identifier' || !slotWords.has(token.text.toLowerCase())) return false;
  const previous = tokens[index - 1]?.text;
  return previous !== '/' && previous !== '<';
}

const slotWords = new Set(['routine', 'simpleroutine', 'skip']);

interface Group {
  readonly opening: Directive;
  readonly arms: Arm[];
  hasElse: boolean;
  isOpaque: boolean;
}

/** Tokens from and to, as indices; the conditionals inside. */
interface Arm {
  readonly from: number;
  to: number;
  readonly groups: Group[];
}

function readGroups(directives: readonly Directive[]): Arm {
  const whole: Arm = { from: 0, to: 0, groups: [] };
  const open: Group[] = [];
  const current = (): Arm => open.at(-1)?.arms.at(-1) ?? whole;
  for (const directive of directives) {
    const { name, index } = directive;
    const group = open.at(-1);
    switch (name) {
      case 'if':
      case 'ifdef':
      case 'ifndef': {
        const arms = [{ from: index, to: index, groups: [] }];
        const opened: Group = { opening: directive, arms, hasElse: false, isOpaque: false };
        current().groups.push(opened);
        open.push(opened);
        break;
      }
      case 'elif':
      case 'else':
        if (group === undefined) break;
        current().to = index;
        group.hasElse ||= name === 'else';
        group.arms.push({ from: index, to: index, groups: [] });
        break;
      case 'endif':
        current().to = index;
        open.pop();
        break;
      case 'include':
      case 'import':
        for (const enclosing of open) enclosing.isOpaque = true;
        break;
      default:
        break;
    }
  }
  return whole;
}

/** For each token the ids that the tokens before it take; GNU's `skip n` takes n. */
function slotsBefore(tokens: readonly Token[]): readonly number[] {
  const before = [0];
  let count = 0;
  for (let index = 0; index < tokens.length; index++) {
    if (takesSlot(tokens, index)) {
      const number = tokens[index + 1];
      count += number?.kind === 'number' ? Number.parseInt(number.text, 10) : 1;
    }
    before.push(count);
  }
  return before;
}

/** Adds the group and those inside it to what was found; gives the ids that it takes where its first arm holds. */
function judge(
  group: Group,
  slots: readonly number[],
  isFollowed: boolean,
  found: UnbalancedConditional[],
): number {
  const arms = group.arms.map(({ from, to, groups }) => {
    let taken = (slots[to] ?? 0) - (slots[from] ?? 0);
    for (const inner of groups) {
      const start = inner.arms[0]?.from ?? from;
      const end = inner.arms.at(-1)?.to ?? start;
      const isInnerFollowed = isFollowed || (slots[to] ?? 0) > (slots[end] ?? 0);
      const all = (slots[end] ?? 0) - (slots[start] ?? 0);
      taken += judge(inner, slots, isInnerFollowed, found) - all;
    }
    return taken;
  });
  const takes = group.hasElse ? arms : [...arms, 0];
  const isUnbalanced = takes.some((taken) => taken !== takes[0]);
  if (isUnbalanced && isFollowed && !group.isOpaque) {
    found.push({ opening: group.opening, arms: takes });
  }
  return takes[0] ?? 0;
}

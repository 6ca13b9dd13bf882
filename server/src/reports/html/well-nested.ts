import type { ElementContent } from 'hast';
import { h } from 'hastscript';

/**
 * Hand-written HTML with every element where HTML allows it, its text in the same order: what stands loose in a list
 * goes into its last entry, a block inside a phrase ends the phrase and lets it begin anew, empty blocks are dropped.
 */
export function wellNested(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => nest(node, 'flow'));
}

/** What a place may hold: any block, or only phrases. */
type Content = 'flow' | 'phrases';

function nest(node: ElementContent, content: Content): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { tagName, properties, children } = node;
  if (tagName === 'br') return [node];
  if (tagName === 'hr') return content === 'flow' ? [node] : [];
  if (!isBlock(tagName)) return phrase(tagName, properties, children, content);
  if (content === 'phrases') {
    return [space, ...children.flatMap((child) => nest(child, 'phrases')), space];
  }
  switch (tagName) {
    case 'dl':
      return entries(children, ['dt', 'dd'], (list) => h('dl', list));
    case 'ul':
    case 'ol':
      return entries(children, ['li'], (list) => h(tagName, list));
    case 'dt':
    case 'dd':
    case 'li':
      // Outside any list.
      return kept(h('div', wellNested(children)));
    case 'p':
    case 'pre':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return kept(
        h(
          tagName,
          children.flatMap((child) => nest(child, 'phrases')),
        ),
      );
    default:
      return kept(h(tagName, wellNested(children)));
  }
}

const space: ElementContent = { type: 'text', value: ' ' };

/** `<strong>a<dl>…</dl>b</strong>` is three things: a strong a, a list, a strong b. */
function phrase(
  tagName: string,
  properties: Extract<ElementContent, { type: 'element' }>['properties'],
  children: readonly ElementContent[],
  content: Content,
): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const end = (): void => {
    if (run.some(hasText)) result.push(h(tagName, properties, run));
    else result.push(...run);
    run = [];
  };
  for (const child of children.flatMap((each) => nest(each, content))) {
    if (child.type === 'element' && isBlock(child.tagName)) {
      end();
      result.push(child);
    } else run.push(child);
  }
  end();
  return result;
}

function entries(
  children: readonly ElementContent[],
  names: readonly string[],
  listOf: (entries: ElementContent[]) => ElementContent,
): ElementContent[] {
  const list: { readonly tagName: string; readonly children: ElementContent[] }[] = [];
  for (const child of children) {
    if (child.type === 'element' && names.includes(child.tagName)) {
      const isTerm = child.tagName === 'dt';
      const own = isTerm
        ? child.children.flatMap((each) => nest(each, 'phrases'))
        : wellNested(child.children);
      list.push({ tagName: child.tagName, children: own });
      continue;
    }
    const loose = wellNested([child]);
    if (!loose.some(hasText)) continue;
    const last = list.at(-1);
    if (last === undefined || last.tagName === 'dt') {
      list.push({ tagName: names.at(-1) ?? 'li', children: loose });
    } else last.children.push(...loose);
  }
  return list.length === 0
    ? []
    : [listOf(list.map(({ tagName, children: own }) => h(tagName, own)))];
}

function kept(element: ElementContent): ElementContent[] {
  return hasText(element) ? [element] : [];
}

function hasText(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  return node.type === 'element' && (node.tagName === 'hr' || node.children.some(hasText));
}

function isBlock(tagName: string): boolean {
  return blocks.has(tagName);
}

const blocks = new Set('blockquote dd div dl dt h2 h3 h4 h5 h6 hr li ol p pre table ul'.split(' '));

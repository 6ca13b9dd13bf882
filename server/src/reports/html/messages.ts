import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { layoutContext, messageLayouts, type MessageLayouts } from '../../model/layout.ts';
import { hasTarget, type Target } from '../../model/target.ts';
import type { Routine, RoutineShape } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { layoutDiagram, layoutTable } from './layout-diagram.ts';

/** The routine's request and reply under the first target that reads the shape, drawn and as tables. */
export function messages(snapshot: Snapshot, shape: RoutineShape): readonly ElementContent[] {
  const target = snapshot.project.targets.find((_, index) => hasTarget(shape.targets, index));
  if (target === undefined) return [];
  const layouts = messageLayouts(shape.slot, layoutContext(target, shape.subsystem));
  return [
    h('p', { className: ['caption'] }, `${target.name}, ${target.architecture}`),
    ...drawn({ shape, layouts }),
  ];
}

/** The messages of every target: those of the first drawn, others below them where they differ. */
export function messagesByTarget(
  snapshot: Snapshot,
  { shapes }: Routine,
): readonly ElementContent[] {
  return differing(snapshot, shapes).map((group, index) => {
    const words = groupWords(group.targets);
    return index === 0
      ? h('div', [h('p', { className: ['caption'] }, words), ...drawn(group)])
      : h('details', [h('summary', `for ${words}`), ...tables(group.layouts)]);
  });
}

/** `x86_64: user, kernel-user; i386: libsyscall`. */
function groupWords(targets: readonly Target[]): string {
  const byArchitecture = new Map<string, string[]>();
  for (const { name, architecture } of targets) {
    byArchitecture.set(architecture, [...(byArchitecture.get(architecture) ?? []), name]);
  }
  return [...byArchitecture]
    .map(([architecture, names]) => `${architecture}: ${[...new Set(names)].join(', ')}`)
    .join('; ');
}

interface Layouts {
  readonly shape: RoutineShape;
  readonly layouts: MessageLayouts;
}

/** Targets whose messages have the same bytes are one. */
function differing(
  { project }: Snapshot,
  shapes: readonly RoutineShape[],
): readonly (Layouts & { readonly targets: readonly Target[] })[] {
  const groups = new Map<string, Layouts & { readonly targets: Target[] }>();
  for (const shape of shapes) {
    const contexts = new Map<string, string>();
    project.targets.forEach((target, index) => {
      if (!hasTarget(shape.targets, index)) return;
      const context = layoutContext(target, shape.subsystem);
      const contextKey = JSON.stringify(context);
      let key = contexts.get(contextKey);
      if (key === undefined) {
        const layouts = messageLayouts(shape.slot, context);
        key = JSON.stringify([shape.slot.messageId, layouts.request, layouts.reply]);
        contexts.set(contextKey, key);
        if (!groups.has(key)) groups.set(key, { shape, layouts, targets: [] });
      }
      groups.get(key)?.targets.push(target);
    });
  }
  return [...groups.values()];
}

function drawn({ shape, layouts: { request, reply } }: Layouts): readonly ElementContent[] {
  const { slot } = shape;
  const { dialect } = shape.interface;
  return [
    h('div', { className: ['messages'] }, [
      layoutDiagram(request, { title: 'request', dialect, messageId: slot.messageId }),
      ...(reply === undefined
        ? []
        : [layoutDiagram(reply, { title: 'reply', dialect, messageId: slot.replyId ?? 0 })]),
    ]),
    h('details', [h('summary', 'as tables'), ...tables({ request, reply })]),
  ];
}

function tables({ request, reply }: MessageLayouts): readonly ElementContent[] {
  return [
    layoutTable(request, 'request'),
    ...(reply === undefined ? [] : [layoutTable(reply, 'reply')]),
  ];
}

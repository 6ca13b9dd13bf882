import type { Argument } from '../model/interface.ts';
import { hasTarget } from '../model/target.ts';
import type { Routine, RoutineShape } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { workspacePath } from '../workspace/symbol-id.ts';
import type { PackedCatalogue, PackedForm, PackedRoutine, PackedSystem } from './catalogue.ts';

/** One system to be collected; its versions are read one after the other, oldest first. */
export interface SystemSource {
  readonly name: string;
  readonly versions: Iterable<{ readonly version: string; readonly snapshot: Snapshot }>;
}

/** The catalogue of these systems, in the form in which it is kept. */
export function collectCatalogue(sources: readonly SystemSource[]): PackedCatalogue {
  const args = indexed();
  const systems = sources.map((source) => collectSystem(source, args.of));
  const spans = systems.map(({ name, versions }) => {
    const [first = '', last = first] = [versions[0], versions.at(-1)];
    return first === last ? `${name} ${last}` : `${name} ${first} to ${last} (${versions.length})`;
  });
  return {
    generated: `made by \`npm run catalogue\` from the interfaces of ${spans.join(', ')}`,
    arguments: args.all,
    systems,
  };
}

/** A routine under one id while its versions are gathered. */
interface Gathered {
  readonly names: Set<string>;
  readonly subsystem: number;
  readonly slot: number;
  file: number;
  /** Version indices by form. */
  readonly forms: Map<string, { readonly head: FormHead; readonly versions: number[] }>;
}

interface FormHead {
  readonly reply: number;
  readonly targets: number;
  readonly args: readonly number[];
}

function collectSystem(source: SystemSource, argument: (text: string) => number): PackedSystem {
  const [targets, subsystems, files] = [indexed(), indexed(), indexed()];
  const gathered = new Map<string, Gathered>();
  const versions: string[] = [];
  for (const { version, snapshot } of source.versions) {
    const index = versions.push(version) - 1;
    for (const [key, { routine, shapes }] of routinesById(snapshot)) {
      const { slot, subsystem } = shapes[0];
      const file = files.of(workspacePath(snapshot.project.roots, routine.declared.file));
      let known = gathered.get(key);
      if (known === undefined) {
        known = {
          names: new Set([routine.name]),
          subsystem: subsystems.of(`${subsystem.name.text} ${subsystem.base}`),
          slot: slot.messageId - subsystem.base,
          file,
          forms: new Map(),
        };
        gathered.set(key, known);
      }
      known.file = file;
      for (const head of formsOf(shapes, snapshot, targets.of, argument)) {
        const formKey = JSON.stringify(head);
        const form = known.forms.get(formKey);
        if (form === undefined) known.forms.set(formKey, { head, versions: [index] });
        else form.versions.push(index);
      }
      for (const shape of shapes) {
        const { name, userName, serverName } = shape.slot;
        known.names.add(name.text).add(userName).add(serverName);
      }
    }
  }
  return {
    name: source.name,
    versions,
    targets: targets.all,
    subsystems: subsystems.all,
    files: files.all,
    routines: [...gathered.values()].map(packRoutine),
  };
}

interface Occurrence {
  readonly routine: Routine;
  readonly shapes: [RoutineShape, ...RoutineShape[]];
}

/** A version's routines by name, subsystem and id; what several files declare alike is one. */
function routinesById({ symbols }: Snapshot): ReadonlyMap<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  for (const routine of symbols.routines) {
    for (const shape of routine.shapes) {
      const { slot, subsystem } = shape;
      const key = [routine.name, subsystem.name.text, subsystem.base, slot.messageId].join(' ');
      const known = found.get(key);
      if (known === undefined) found.set(key, { routine, shapes: [shape] });
      else known.shapes.push(shape);
    }
  }
  return found;
}

/** What the targets make of a routine in one version: those that agree are told together. */
function formsOf(
  shapes: readonly RoutineShape[],
  { project }: Snapshot,
  target: (name: string) => number,
  argument: (text: string) => number,
): readonly FormHead[] {
  const forms = new Map<string, { reply: number; targets: number; args: readonly number[] }>();
  for (const { slot, targets } of shapes) {
    const reply = slot.replyId === undefined ? 0 : slot.replyId - slot.messageId;
    const args = slot.arguments.map((each) => argument(argumentText(each)));
    const key = `${reply} ${args.join(' ')}`;
    const set = project.targets
      .filter((_, index) => hasTarget(targets, index))
      .reduce((bits, { name }) => bits | (1 << target(name)), 0);
    const known = forms.get(key);
    if (known === undefined) forms.set(key, { reply, targets: set, args });
    else known.targets |= set;
  }
  return [...forms.values()];
}

function argumentText(argument: Argument): string {
  const { name, direction, typeName, flags, right } = argument;
  const transfer =
    right === undefined ? [] : [`${right.sender}>${right.receiver}:${right.disposition}`];
  return [name.text, direction, typeName.text, ...flags, ...transfer].join(' ');
}

function packRoutine({ names, subsystem, slot, file, forms }: Gathered): PackedRoutine {
  return [
    [...names].join(' '),
    subsystem,
    slot,
    file,
    ...[...forms.values()].map(({ head, versions }): PackedForm => [
      head.reply,
      head.targets,
      rangesOf(versions),
      ...head.args,
    ]),
  ];
}

/** Ascending indices as first and last of each run: `[0, 1, 2, 5]` is `[0, 2, 5, 5]`. */
function rangesOf(indices: readonly number[]): readonly number[] {
  const ranges: number[] = [];
  for (const index of indices) {
    if (ranges.at(-1) === index - 1) ranges[ranges.length - 1] = index;
    else ranges.push(index, index);
  }
  return ranges;
}

/** Texts by the number in which they came first. */
function indexed(): { readonly all: readonly string[]; readonly of: (text: string) => number } {
  const numbers = new Map<string, number>();
  const all: string[] = [];
  return {
    all,
    of(text) {
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = all.push(text) - 1));
      return number;
    },
  };
}

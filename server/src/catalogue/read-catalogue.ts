import type {
  Catalogue,
  CatalogueArgument,
  CatalogueForm,
  CatalogueRoutine,
  CatalogueSystem,
  VersionRange,
} from './catalogue.ts';

/**
 * The catalogue that is kept in `catalogue.json`.
 * @throws Error where it is not of that form: the file is our own
 */
export function readCatalogue(data: unknown): Catalogue {
  const { generated, arguments: packed, systems } = record(data);
  const args = list(packed).map((each) => readArgument(text(each)));
  return {
    generated: text(generated),
    systems: list(systems).map((each) => readSystem(record(each), args)),
  };
}

function readSystem(
  system: Readonly<Record<string, unknown>>,
  args: readonly CatalogueArgument[],
): CatalogueSystem {
  const versions = list(system['versions']).map(text);
  const context: Context = {
    args,
    versions,
    targets: list(system['targets']).map(text),
    subsystems: list(system['subsystems']).map((each) => readSubsystem(text(each))),
    files: list(system['files']).map(text),
  };
  return {
    name: text(system['name']),
    versions,
    routines: list(system['routines']).map((each) => readRoutine(list(each), context)),
  };
}

interface Context {
  readonly args: readonly CatalogueArgument[];
  readonly versions: readonly string[];
  readonly targets: readonly string[];
  readonly subsystems: readonly { readonly subsystem: string; readonly base: number }[];
  readonly files: readonly string[];
}

function readRoutine(
  [names, subsystem, slot, file, ...forms]: readonly unknown[],
  context: Context,
): CatalogueRoutine {
  const [name = '', ...others] = text(names).split(' ');
  const declared = at(context.subsystems, subsystem);
  return {
    name,
    others,
    ...declared,
    id: declared.base + whole(slot),
    file: at(context.files, file),
    forms: forms.map((form) => readForm(list(form), declared.base + whole(slot), context)),
  };
}

function readForm(
  [reply, targets, ranges, ...args]: readonly unknown[],
  id: number,
  context: Context,
): CatalogueForm {
  const distance = whole(reply);
  const bits = whole(targets);
  return {
    kind: distance === 0 ? 'simpleroutine' : 'routine',
    reply: distance === 0 ? undefined : id + distance,
    targets: context.targets.filter((_, index) => ((bits >> index) & 1) === 1),
    ranges: readRanges(list(ranges).map(whole), context.versions.length),
    arguments: args.map((each) => at(context.args, each)),
  };
}

function readRanges(ends: readonly number[], versions: number): readonly VersionRange[] {
  const ranges: VersionRange[] = [];
  for (let i = 0; i < ends.length; i += 2) {
    const [first = versions, last = versions] = [ends[i], ends[i + 1]];
    if (first > last || last >= versions) throw fault('a range of versions', ends);
    ranges.push([first, last]);
  }
  return ranges;
}

function readSubsystem(words: string): { readonly subsystem: string; readonly base: number } {
  const [subsystem = '', base] = words.split(' ');
  return { subsystem, base: whole(Number(base)) };
}

/** `NAME DIRECTION TYPE`, then flags, and for a right `SENDER>RECEIVER:DISPOSITION`. */
function readArgument(words: string): CatalogueArgument {
  const [name, direction, type, ...rest] = words.split(' ');
  if (name === undefined || direction === undefined || type === undefined) {
    throw fault('an argument', words);
  }
  const match = rest.map((word) => /^([^>:]+)>([^>:]+):(.+)$/.exec(word)).find((each) => each);
  const [written, sender = '', receiver = '', disposition = ''] = match ?? [];
  return {
    name,
    direction,
    type,
    flags: rest.filter((word) => word !== written),
    right: written === undefined ? undefined : { sender, receiver, disposition },
  };
}

function at<T>(values: readonly T[], index: unknown): T {
  const value = values[whole(index)];
  if (value === undefined) throw fault(`a number below ${values.length}`, index);
  return value;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw fault('an object', value);
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw fault('a list', value);
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw fault('a text', value);
  return value;
}

function whole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw fault('a number', value);
  return value;
}

function fault(expected: string, value: unknown): Error {
  return new Error(`the catalogue has ${JSON.stringify(value)} for ${expected}`);
}

import type { Architecture } from '../model/dialect.ts';
import type { FileId } from '../text/span.ts';
import { appleSdk, darling, sdkOfDarling } from './layouts/apple-sdk.ts';
import { gnumach } from './layouts/gnumach.ts';
import { hurd } from './layouts/hurd.ts';
import type { Layout } from './layouts/layout.ts';
import { osfmk, xnu } from './layouts/xnu.ts';

/** One tree of a known kind. A workspace may hold several. */
export interface Checkout {
  readonly layout: Layout;
  /** The folder that the layout's paths are relative to; no slash at the end, empty for `/`. */
  readonly root: string;
  /** What its builds are for where nobody says. */
  readonly architecture: Architecture;
}

/**
 * Finds the checkouts that files belong to, by their paths alone.
 * @returns the innermost checkout of a path; undefined: of no known tree
 */
export function detectCheckouts(files: readonly FileId[]): (path: string) => Checkout | undefined {
  const known = new Set<string>(files);
  const checkouts = new Map<string, Checkout>();
  const add = (layout: Layout, root: string): void => {
    const key = `${layout.name} ${root}`;
    if (checkouts.has(key)) return;
    const architecture = layout === xnu ? architectureOfXnu(root, known) : 'x86_64';
    checkouts.set(key, { layout, root, architecture });
  };
  for (const file of files) {
    for (const [mark, layout] of landmarks) {
      const at = file.lastIndexOf(mark);
      if (at !== -1) add(layout, file.slice(0, at));
    }
    addSdk(file, known, add);
    addGnuMach(file, files, add);
    addOsfmk(file, add);
  }
  addDarling(files, checkouts, add);

  // Innermost first; of two with one root the more particular first.
  const sorted = [...checkouts.values()].sort(
    (a, b) => b.root.length - a.root.length || rank(a) - rank(b),
  );
  return (path) =>
    sorted.find(({ layout, root }) => path.startsWith(`${root}/`) && claims(layout, root, path));
}

type Add = (layout: Layout, root: string) => void;

/** What a path has behind its checkout's root. */
const landmarks: readonly (readonly [string, Layout])[] = [
  ['/osfmk/', xnu],
  ['/libsyscall/mach/', xnu],
  ['/hurd/hurd_types.defs', hurd],
  ['/src/launchd/src/job.defs', darling],
];

const precedence: readonly Layout['name'][] = ['hurd', 'gnumach', 'xnu', 'darling', 'sdk', 'files'];

function rank({ layout }: Checkout): number {
  return precedence.indexOf(layout.name);
}

/** The Hurd's headers are installed beside GNU Mach's. */
function claims(layout: Layout, root: string, path: string): boolean {
  return layout !== hurd || !/^(?:mach|mach_debug|device)\//.test(path.slice(root.length + 1));
}

function addSdk(file: FileId, known: ReadonlySet<string>, add: Add): void {
  const at = file.lastIndexOf('/usr/include/mach/');
  if (at === -1 || !file.endsWith('.defs')) return;
  const root = `${file.slice(0, at)}/usr/include`;
  const isGnu = gnuMachMarks.some((mark) => known.has(root + mark));
  if (!isGnu) add(appleSdk, root);
}

const gnuMachMarks: readonly string[] = ['/mach/gnumach.defs', '/mach/mach4.defs'];

/** The source tree is the folder around `include`; installed headers have none. */
function addGnuMach(file: FileId, files: readonly FileId[], add: Add): void {
  const mark = gnuMachMarks.find((each) => file.endsWith(each));
  if (mark === undefined) return;
  const folder = file.slice(0, -mark.length);
  const tree = folder.endsWith('/include') ? folder.slice(0, -'/include'.length) : folder;
  const isTree = files.some((each) => /^\/(?:i386|x86_64|kern|vm)\//.test(tail(each, tree)));
  add(gnumach, isTree ? tree : folder);
}

/** XNU's `osfmk` under another name: it holds interfaces that no SDK has. */
function addOsfmk(file: FileId, add: Add): void {
  const match = /^(.*)\/mach\/(?:upl|vm32_map|mach_notify|prof|memory_object_control)\.defs$/.exec(
    file,
  );
  if (match?.[1] !== undefined && !match[1].endsWith('/osfmk')) add(osfmk, match[1]);
}

/** Darling's SDK with sources around it. */
function addDarling(files: readonly FileId[], checkouts: Map<string, Checkout>, add: Add): void {
  const sdk = `/${sdkOfDarling}/usr/include`;
  for (const [key, { layout, root }] of [...checkouts]) {
    if (layout !== appleSdk || !root.endsWith(sdk)) continue;
    const tree = root.slice(0, -sdk.length);
    if (!files.some((file) => file.startsWith(`${tree}/src/`))) continue;
    checkouts.delete(key);
    add(darling, tree);
  }
}

/** XNU learned about x86_64 when it took in its system call library, and dropped PowerPC some time later. */
function architectureOfXnu(root: string, known: ReadonlySet<string>): Architecture {
  const hasPowerPc = known.has(`${root}/osfmk/mach/ppc/machine_types.defs`);
  const hasLibsyscall = known.has(`${root}/libsyscall/mach/mach_port.defs`);
  return hasPowerPc && !hasLibsyscall ? 'i386' : 'x86_64';
}

function tail(path: string, root: string): string {
  return path.startsWith(`${root}/`) ? path.slice(root.length) : '';
}

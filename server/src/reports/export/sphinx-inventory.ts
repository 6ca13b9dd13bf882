import type { Snapshot } from '../../workspace/snapshot.ts';
import { sitePaths } from '../site/paths.ts';

/** A Sphinx inventory: the plain head, and the body that its file holds compressed with zlib. */
export interface SphinxInventory {
  readonly head: string;
  readonly body: string;
}

/**
 * Names for intersphinx, version 2 of the format: `c:function` for routines, `c:type` for types, `c:macro` for return
 * codes. They point into the site that `machlint docs` writes, which belongs beside the inventory.
 */
export function sphinxInventory(snapshot: Snapshot, project: string): SphinxInventory {
  const paths = sitePaths(snapshot);
  const lines = new Map<string, string>();
  const add = (name: string, role: string, uri: string): void => {
    const key = `${name} ${role}`;
    // A name with blanks or a colon would end the field early; C names have none.
    if (/^\w+$/.test(name) && !lines.has(key)) lines.set(key, `${name} c:${role} 1 ${uri} -`);
  };
  for (const routine of snapshot.symbols.routines) {
    const uri = paths.routine(routine);
    for (const { slot } of routine.shapes) {
      add(slot.userName, 'function', uri);
      add(slot.serverName, 'function', uri);
    }
    add(routine.name, 'function', uri);
  }
  for (const [file, page] of snapshot.pages) {
    for (const { name } of page.prototypes) add(name.text, 'function', paths.page(file));
  }
  for (const { interface: lowered } of snapshot.units) {
    for (const { name } of lowered.types) {
      if (name !== undefined) add(name.text, 'type', paths.type(name.text));
    }
  }
  for (const name of snapshot.returnCodes.keys()) add(name, 'macro', paths.code(name));
  const oneLine = project.replace(/[\r\n]+/g, ' ');
  return {
    head: `# Sphinx inventory version 2\n# Project: ${oneLine}\n# Version: \n# The remainder of this file is compressed using zlib.\n`,
    body: `${[...lines.values()].sort().join('\n')}\n`,
  };
}

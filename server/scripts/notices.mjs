// What the licences of bundled packages ask for: their texts, in every copy of the program.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of all packages of which these bundles hold something, as one text, in the order of their names. Of a
 * package without such a text the place where it is kept.
 * @param root the repository's folder, which the bundles' paths start from
 */
export function noticesOf(metafiles, root) {
  const places = new Set(metafiles.flatMap((metafile) => [...packagesIn(metafile).keys()]));
  const notices = [...places].map((place) => noticeOf(join(root, place)));
  const intro = 'machlint holds code of the packages below. Each stands under its own licence.\n';
  return [intro, ...notices.sort()].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folders of the packages of which a bundle holds something, with the bytes of each. */
export function packagesIn({ outputs }) {
  const sizes = new Map();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const place = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (place !== undefined && bytesInOutput > 0)
        sizes.set(place, (sizes.get(place) ?? 0) + bytesInOutput);
    }
  }
  return sizes;
}

function noticeOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, repository } = manifest;
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  const none = `The package has no text of its licence: ${repository?.url ?? name}`;
  return `${name} ${version} (${license})\n\n${texts.length === 0 ? none : texts.join('\n\n')}\n`;
}

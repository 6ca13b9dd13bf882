import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { brokenLinks, elementsOf } from '../../test/site-links.ts';
import { hostileFiles, hostileTitle, siteOf } from '../../test/site-fixture.ts';

const demo = siteOf(demoFiles(), 'demo');
const hostile = siteOf(hostileFiles, hostileTitle);
const sites: readonly (readonly [string, ReadonlyMap<string, string>])[] = [
  ['the demo', demo],
  ['hostile files', hostile],
];

describe.each(sites)('the site of %s', (_, site) => {
  it('has no link that leads nowhere, or out of it', () => {
    expect(brokenLinks(site)).toEqual([]);
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:document'],
      rules: {
        // Ours to choose, and not the standard's: a page's title may be long, a listbox takes its items from the script.
        'long-title': 'off',
        'no-inline-style': 'error',
        'require-sri': 'off',
      },
    });
    const messages: string[] = [];
    for (const [path, text] of samplesOf(site)) {
      const { results } = await validator.validateString(text, path);
      for (const result of results) {
        for (const { line, column, message, ruleId } of result.messages) {
          messages.push(`${path}:${line}:${column}: ${message} [${ruleId}]`);
        }
      }
    }
    expect(messages).toEqual([]);
  });

  it('loads and runs nothing but its own two scripts and its style', () => {
    const strange = htmlOf(site).flatMap(([path, text]) =>
      elementsOf(text)
        .filter(({ tagName, properties }) => {
          const isOwnScript =
            tagName === 'script' && /^(?:\.\.\/)*search\.js$/.test(String(properties['src']));
          const runs = /^(?:script|style|iframe|object|embed|base|form|img|math|frame)$/;
          const handlers = Object.keys(properties).filter((name) =>
            /^on|^style$|^srcdoc$/i.test(name),
          );
          return (runs.test(tagName) && !isOwnScript) || handlers.length > 0;
        })
        .map(({ tagName }) => `${path}: <${tagName}>`),
    );
    expect(strange).toEqual([]);
  });

  it('allows a browser no more', () => {
    for (const [, text] of htmlOf(site)) {
      const policies = elementsOf(text).filter(({ properties }) =>
        String(properties['httpEquiv']).includes('content-security-policy'),
      );
      expect(policies.map(({ properties }) => properties['content'])).toEqual([
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'",
      ]);
    }
  });

  it('has no anchor twice in a page', () => {
    for (const [path, text] of htmlOf(site)) {
      const ids = elementsOf(text).flatMap(({ properties }) => properties['id'] ?? []);
      expect([path, ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([path, []]);
    }
  });

  it('has paths that differ in more than case', () => {
    const paths = [...site.keys()].map((path) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });
});

it('gives the same bytes for the same files, in whatever order they come', () => {
  const reversed = Object.fromEntries(Object.entries(demoFiles()).reverse());
  expect([...siteOf(reversed, 'demo')].sort()).toEqual([...demo].sort());
});

it('keeps a script inside the search index a string', () => {
  expect(hostile.get('search-index.js')).not.toContain('<');
});

describe('where things stand', () => {
  it('takes paths from names alone', () => {
    expect([...hostile.keys()].filter((path) => path.startsWith('interfaces/'))).toEqual([
      'interfaces/mach/door/index.html',
      'interfaces/mach/bell/index.html',
      'interfaces/mach/bell/bell_ring.html',
      'interfaces/mach/bell/bell_ask.html',
      'interfaces/mach/door/door_open.html',
      'interfaces/mach/door/door_close.html',
      'interfaces/mach/door/door_ring.html',
      'interfaces/mach/door/Door_Open~2.html',
      'interfaces/mach/door/index~2.html',
    ]);
  });

  it('gives arguments, ids, types and codes anchors that outlive a version', () => {
    expect(anchors('interfaces/mach/door/door_open.html')).toEqual(
      expect.arrayContaining(['signature', 'arguments', 'argument-door', 'argument-blob', 'page']),
    );
    expect(anchors('interfaces/mach/door/index.html')).toContain('id-5103');
    expect(anchors('types.html')).toContain('door_t');
    expect(anchors('codes.html')).toContain('KERN_SUCCESS');
  });
});

describe('a routine’s page', () => {
  const text = textOf('interfaces/mach/door/door_open.html');

  it('draws request and reply', () => {
    expect(text).toMatch(/request 5100 .*reply 5200/);
    expect(text).toContain('msgh_id = 5100');
  });

  it('has the page’s own text, its mended links and its return codes', () => {
    const links = linksOf('interfaces/mach/door/door_open.html');
    expect(text).toContain('Open  a door <script>window.pwned = 1</script>.');
    expect(links).toContain('../../../codes/KERN_PWNED.html');
    expect(text).toMatch(/KERN_PWNED 77 ">/);
  });
});

it('shows which ids two interfaces share, replies among them', () => {
  expect(textOf('ids.html')).toContain(
    '5200 bell in mach/bell.defs, door (reply) in mach/door.defs',
  );
});

function textOf(path: string): string {
  return elementsOf(hostile.get(path) ?? '')
    .filter(({ tagName }) => tagName === 'main')
    .map(plainText)
    .join('')
    .replace(/[ \n]+/g, (blanks) => (blanks.length > 1 && blanks.includes('\n') ? ' ' : blanks));
}

function plainText(node: {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly unknown[];
}): string {
  if (node.type === 'text') return node.value ?? '';
  const isCell = 'tagName' in node && /^(?:td|li|p|h\d|figcaption)$/.test(String(node.tagName));
  const children = (node.children ?? []) as readonly (typeof node)[];
  return children.map(plainText).join('') + (isCell ? ' ' : '');
}

function anchors(path: string): readonly unknown[] {
  return elementsOf(hostile.get(path) ?? '').flatMap(({ properties }) => properties['id'] ?? []);
}

function linksOf(path: string): readonly unknown[] {
  return elementsOf(hostile.get(path) ?? '').flatMap(({ properties }) => properties['href'] ?? []);
}

function htmlOf(site: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...site].filter(([path]) => path.endsWith('.html'));
}

/** Pages of return codes are all alike, and the validator is slow: two of them will do. */
function samplesOf(site: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const isAlike = (path: string): boolean =>
    path.startsWith('codes/') && !/KERN_SUCCESS|KERN_PWNED/.test(path);
  return htmlOf(site).filter(([path]) => !isAlike(path));
}

function demoFiles(): Readonly<Record<string, string>> {
  const folder = fileURLToPath(new URL('../../../../fixtures/demo/', import.meta.url));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    names
      .filter((name) => /\.\w+$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(folder + name, 'utf8')]),
  );
}

import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../command-line.ts';
import { hostileFiles, hostileTitle, siteOf } from '../site-fixture.ts';
import { chromiumPath, launchBrowser } from './launch.ts';

/** What a page of the site can be told by. */
interface Axe {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const kinds: readonly string[] = [
  'index.html',
  'names.html',
  'ids.html',
  'types.html',
  'types/door_t.html',
  'codes.html',
  'codes/KERN_PWNED.html',
  'pages.html',
  'pages/man/door_open.html',
  'coverage.html',
  'interfaces/mach/door/index.html',
  'interfaces/mach/door/door_open.html',
  'interfaces/mach/door/door_ring.html',
];

describe.skipIf(chromiumPath === undefined)('the site in a browser, from the file system', () => {
  const folder = folderOf(Object.fromEntries(siteOf(hostileFiles, hostileTitle)));
  const requests: string[] = [];
  const complaints: string[] = [];
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function withPage<T>(
    path: string,
    look: { readonly dark?: boolean; readonly width?: number },
    use: (page: Page) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext({
      colorScheme: look.dark === true ? 'dark' : 'light',
      viewport: { width: look.width ?? 1280, height: 900 },
    });
    const page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(`${path}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`${path}: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(pathToFileURL(join(folder, path)).href);
    try {
      return await use(page);
    } finally {
      await context.close();
    }
  }

  for (const look of [{ dark: false }, { dark: true }, { dark: false, width: 390 }]) {
    const name = `${look.dark ? 'dark' : 'light'}${look.width === undefined ? '' : ', on a phone'}`;
    it(`has nothing that axe objects to (${name})`, async () => {
      for (const path of kinds) {
        const found = await withPage(path, look, async (page) => {
          await page.evaluate(
            "document.querySelectorAll('details').forEach((each) => (each.open = true))",
          );
          // The page’s own policy lets no script in but its own: axe comes by the debugger’s way.
          await page.evaluate(axe.source);
          const { violations }: Axe = await page.evaluate('axe.run({ preload: false })');
          return violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html ?? ''}`);
        });
        expect(found).toEqual([]);
      }
    });
  }

  it('fits a phone: nothing but tables and code scrolls sideways', async () => {
    for (const path of kinds) {
      const overflow = await withPage(path, { width: 390 }, (page) =>
        page.evaluate('document.documentElement.scrollWidth - innerWidth'),
      );
      expect([path, overflow]).toEqual([path, 0]);
    }
  });

  it('finds names, ids, codes and words, by the keyboard alone', async () => {
    await withPage('interfaces/mach/bell/bell_ask.html', {}, async (page) => {
      const found = async (query: string): Promise<readonly string[]> => {
        await page.keyboard.press('/');
        await page.keyboard.type(query);
        await page.waitForFunction("document.getElementById('search-status').textContent !== ''");
        const names = await page.locator('#hits .hit-name').allTextContents();
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        return names;
      };
      expect(await found('door_op')).toEqual(['door_open', 'Door_Open', 'door_open']);
      expect(await found('5200')).toEqual(
        expect.arrayContaining(['bell_ring', 'door_open', 'bell']),
      );
      expect(await found('0x13ec')).toContain('door_open');
      expect((await found('77'))[0]).toBe('KERN_PWNED');
      expect(await found('send right')).toContain('door_open');
      expect(await found('no such thing')).toEqual([]);

      await page.keyboard.press('/');
      await page.keyboard.type('bell');
      await page.locator('#hits li').first().waitFor();
      await page.keyboard.press('ArrowDown');
      const chosen = await page.locator('#hits [aria-selected=true] .hit-name').textContent();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`${chosen ?? ''}.html$`));
    });
  });

  it('runs nothing of what its sources say, and asks nobody anything', async () => {
    for (const path of [...kinds, 'pages/man/"><b>.html', 'interfaces/mach/door/door_close.html']) {
      const pwned = await withPage(path, {}, async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('pwned');
        await page.locator('#hits li').first().waitFor();
        for (const link of await page.locator('article a').all()) await link.hover();
        return page.evaluate('window.pwned');
      });
      expect([path, pwned]).toEqual([path, undefined]);
    }
    expect(complaints).toEqual([]);
    const root = pathToFileURL(folder).href;
    expect(
      requests.filter((url) => !url.startsWith(root) && !url.startsWith('data:image/svg')),
    ).toEqual([]);
  });
});

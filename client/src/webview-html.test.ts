import { expect, it } from 'vitest';
import { webviewHtml } from './webview-html.ts';

const frame = { kind: 'machlint.page', styleSource: 'https://s', styleSheet: 'https://s/a.css' };

it('allows a style sheet and nothing else', () => {
  expect(webviewHtml({ title: 'a "b" <c>', html: '<p>x</p>', links: [] }, frame))
    .toMatchInlineSnapshot(`
    "<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src https://s">
    <link rel="stylesheet" href="https://s/a.css">
    <title>a &#34;b&#34; &#60;c&#62;</title>
    </head>
    <body>
    <p>x</p>
    </body>
    </html>
    "
  `);
});

it('turns links into commands whose arguments are numbers', () => {
  const html = '<a href="#link-12">a</a> <a href="#here">b</a> href="#link-x"';
  expect(webviewHtml({ title: '', html, links: [] }, frame)).toContain(
    '<a href="command:machlint.followLink?%5B%22machlint.page%22%2C12%5D">a</a> <a href="#here">b</a> href="#link-x"',
  );
});

import type { Rendered } from '../../server/src/lsp/protocol.ts';

/** What a webview needs beside the content. */
export interface Frame {
  /** Which view it is: links name it, so that each view follows its own. */
  readonly kind: string;
  /** The origin that style sheets may come from. */
  readonly styleSource: string;
  readonly styleSheet: string;
}

/**
 * A whole document for a webview. Its policy allows the one style sheet and nothing else: no script, no image, no
 * connection. A link of the content becomes a command whose arguments are the view's name and the link's number, so
 * that nothing that a page says can choose a command or an argument.
 */
export function webviewHtml({ title, html }: Rendered, frame: Frame): string {
  const policy = `default-src 'none'; style-src ${frame.styleSource}`;
  const body = html.replace(/href="#link-(\d{1,6})"/g, (_, link: string) => {
    const args = encodeURIComponent(JSON.stringify([frame.kind, Number(link)]));
    return `href="command:machlint.followLink?${args}"`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<link rel="stylesheet" href="${escaped(frame.styleSheet)}">
<title>${escaped(title)}</title>
</head>
<body>
${body}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

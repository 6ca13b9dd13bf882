/**
 * A text that is safe on a terminal and in a log: what a checked file brings along must not move the cursor, change
 * colours, turn the direction of writing, or be a command to the runner of a GitHub action. Such characters are shown
 * as `\u{1b}`; tabs stay.
 */
export function printable(text: string): string {
  return text
    .replace(unsafe, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return `\\u{${code.toString(16)}}`;
    })
    .replace(/^(\s*)::/, '$1\\u{3a}:')
    .replaceAll('##[', '#\\u{23}[');
}

/**
 * A value as JSON on several lines. Beside a command at the beginning of a line, where JSON has none, the runner takes
 * `##[…]` for one wherever it stands. Source: `ActionCommand.cs` of `actions/runner`.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replaceAll('##[', '#\\u0023[')}\n`;
}

// C0 but the tab, delete and C1, directional formatting, line and paragraph separators.
const unsafe =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A text that is safe on a terminal: what a checked file brings along must not move the cursor, change colours or
 * turn the direction of writing. Such characters are shown as `\u{1b}`; tabs stay.
 */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

// C0 but the tab, delete and C1, directional formatting, line and paragraph separators.
const unsafe =
  /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

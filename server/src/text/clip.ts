/** A text for a message: what a file brings along may be a megabyte long. */
export function clip(text: string, length = 60): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

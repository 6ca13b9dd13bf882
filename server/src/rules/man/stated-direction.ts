/** Whether a parameter's text begins with its direction in words: `Out-pointer to dynamic array of bytes …`. */
export function statesDirection(text: string): boolean {
  return /^(?:in|out|in\/out)[- ](?:pointer|scalar|structure|array|port|right)\b/i.test(text);
}

/** Settings that an untrusted folder does not set. */
export const restricted: readonly string[];
/** The `contributes.configuration` of the extension, made from the schema. */
export function settings(): unknown;

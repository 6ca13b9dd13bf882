// Sorted by name; `npm run new-rule` writes this file from the folders beside it.
import type { AnyRule } from './rule.ts';
import styleTrailingWhiteSpace from './style/trailing-white-space.ts';

/** Every rule that has a `check`, in the order of the names. */
export const rules: readonly AnyRule[] = [styleTrailingWhiteSpace];

/**
 * What preprocessing may cost. Real interfaces stay far below; a bomb gets a problem (`macro-limit`,
 * `include-depth`) and the rest of the file is still read.
 */

/** How deep `#include` may nest: GCC's and Clang's own limit. */
export const maxIncludeDepth = 200;

/** How many files one unit may include, each time counted. */
export const maxIncludes = 10_000;

/** Tokens that one macro call may handle on its way, and all calls of a unit together. */
export const maxTokensOfCall = 100_000;
export const maxTokensOfCalls = 1_000_000;

/** How deep macro calls may nest in the arguments of others, and parentheses in an `#if`. */
export const maxNesting = 200;

/** How many calls without a closing parenthesis are read on as if they were none. */
export const maxUnclosedCalls = 20;

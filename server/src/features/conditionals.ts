import type { Directive, FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { memo } from '../text/memo.ts';

/** An `#if` with all that belongs to it. */
export interface Conditional {
  /** In order; `#if` first. */
  readonly arms: readonly Arm[];
  /** Undefined where the file ends before it. */
  readonly endif: Directive | undefined;
}

export interface Arm {
  /** The `#if`, `#elif` or `#else` that opens it. */
  readonly directive: Directive;
  /** The offset of the directive that ends it, or of the file's end. */
  readonly end: number;
}

/** The conditionals of a file, targets aside, an outer one before those inside it. */
export const conditionalsOf: (syntax: FileSyntax) => readonly Conditional[] = memo(
  ({ file, directives }) => {
    const found: { arms: Arm[]; endif: Directive | undefined }[] = [];
    const open: (typeof found)[number][] = [];
    const endArm = (end: number): void => {
      const arms = open.at(-1)?.arms;
      const last = arms?.at(-1);
      if (arms !== undefined && last !== undefined) arms[arms.length - 1] = { ...last, end };
    };
    for (const directive of directives) {
      switch (directive.name) {
        case 'if':
        case 'ifdef':
        case 'ifndef': {
          const conditional = { arms: [{ directive, end: file.text.length }], endif: undefined };
          found.push(conditional);
          open.push(conditional);
          break;
        }
        case 'elif':
        case 'elifdef':
        case 'elifndef':
        case 'else':
          endArm(directive.span.start);
          open.at(-1)?.arms.push({ directive, end: file.text.length });
          break;
        case 'endif': {
          endArm(directive.span.start);
          const closed = open.pop();
          if (closed !== undefined) closed.endif = directive;
          break;
        }
        default:
      }
    }
    return found;
  },
);

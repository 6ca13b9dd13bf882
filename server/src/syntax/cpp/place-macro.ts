import type { FileId } from '../../text/span.ts';
import { presumedLine, type Frame } from './frame.ts';
import type { BuiltinMacro } from './macro-table.ts';
import { quote } from './spelling.ts';
import type { Token } from './token.ts';

/** Where the preprocessor stands. */
interface Whereabouts {
  readonly frame: Frame;
  /** How many files include the one that is read. */
  readonly depth: number;
  readonly counter: number;
  readonly root: FileId;
}

/** What a macro stands for whose text depends on the place; `at` is the name of the outermost call. */
export function placeMacro(
  builtin: BuiltinMacro,
  { file, start, end, spaced, startsLine }: Token,
  { frame, depth, counter, root }: Whereabouts,
): Token | undefined {
  const make = (kind: Token['kind'], text: string): Token => {
    return { kind, text, file, start, end, call: undefined, spaced, startsLine };
  };
  switch (builtin) {
    case '__FILE__':
      return make('string', quote(frame.presumedName ?? frame.syntax.file.id));
    case '__BASE_FILE__':
      return make('string', quote(root));
    case '__LINE__':
      return make('number', String(presumedLine(frame, start)));
    case '__COUNTER__':
      return make('number', String(counter));
    case '__INCLUDE_LEVEL__':
      return make('number', String(depth));
    // What GCC writes where it cannot tell the time: the same input gives the same output.
    case '__DATE__':
      return make('string', '"??? ?? ????"');
    case '__TIME__':
      return make('string', '"??:??:??"');
    case '__TIMESTAMP__':
      return make('string', '"??? ??? ?? ??:??:?? ????"');
    case '__has_include':
    case '__has_include_next':
      return undefined;
  }
}

import type { Span } from '../text/span.ts';
import type { SymbolId } from '../workspace/occurrence.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { describeArgument } from './describe-argument.ts';
import { describeCode } from './describe-code.ts';
import { describePageFile, describePages, describeParameter } from './describe-page.ts';
import { describeRoutine } from './describe-routine.ts';
import { describeType } from './describe-type.ts';
import type { Describing } from './describing.ts';
import { fileNamed } from './file-named.ts';
import type { Place } from './place.ts';
import { argumentSubject, typeShapes } from './subjects.ts';

export interface Hover {
  /** What it is about: the name under the cursor. */
  readonly span: Span;
  readonly markdown: string;
}

/** What a person wants to know about the thing under the cursor. */
export function hover(context: Describing, at: Place): Hover | undefined {
  const { snapshot } = context;
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return undefined;
  const markdown = describe(context, occurrence.symbol);
  return markdown === undefined ? undefined : { span: occurrence.span, markdown };
}

/** A symbol's description, wherever it is mentioned. */
export function describe(context: Describing, symbol: SymbolId): string | undefined {
  const { snapshot, linkTo } = context;
  const { kind, path, name } = parseSymbolId(symbol);
  const file = fileNamed(snapshot, path);
  switch (kind) {
    case 'routine': {
      const routine = snapshot.symbols.routine(symbol);
      return routine === undefined ? undefined : describeRoutine(context, routine);
    }
    case 'argument': {
      const argument = argumentSubject(snapshot, symbol);
      return argument === undefined ? undefined : describeArgument(context, argument);
    }
    case 'type':
      return describeType(context, typeShapes(snapshot, symbol));
    case 'code':
      return describeCode(snapshot, name);
    case 'page':
      return describePages(snapshot, name, linkTo);
    case 'parameter':
      return file === undefined ? undefined : describeParameter(snapshot, file, name, linkTo);
    case 'file':
      return file === undefined ? undefined : describePageFile(snapshot, file, linkTo);
    case 'function':
    case 'subsystem':
    case 'macro':
    case 'name':
      return undefined;
  }
}

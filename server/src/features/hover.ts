import type { InterfaceParameter } from '../rules/sync/interface-parameter.ts';
import type { FileId } from '../text/span.ts';
import type { SymbolId } from '../workspace/occurrence.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { argumentFacts, describeArgument } from './describe-argument.ts';
import { describeCode } from './describe-code.ts';
import { describeFile } from './describe-include.ts';
import { describeFunction } from './describe-function.ts';
import { describeSubsystem } from './describe-ids.ts';
import { describeMacro } from './describe-macro.ts';
import { describePages, describeParameter } from './describe-page.ts';
import { describeRoutine } from './describe-routine.ts';
import { describeType } from './describe-type.ts';
import type { Describing, Hover } from './describing.ts';
import { fileNamed } from './file-named.ts';
import type { Place } from './place.ts';
import { hoverDirective, hoverText } from './hover-text.ts';
import { code, paragraphs } from './markdown.ts';
import { parameterInInterface } from './page-parameters.ts';
import { argumentSubject, typeShapes } from './subjects.ts';

/** What a person wants to know about the thing under the cursor. */
export function hover(context: Describing, at: Place): Hover | undefined {
  const { snapshot } = context;
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence !== undefined) {
    const isMacro = parseSymbolId(occurrence.symbol).kind === 'macro';
    // What a macro is depends on the place: it may be defined anew further down.
    const markdown = isMacro
      ? withCondition(context, describeMacro(snapshot, occurrence.span), at)
      : describe(context, occurrence.symbol);
    if (markdown !== undefined) return { span: occurrence.span, markdown };
  }
  return hoverText(context, at);
}

/** In an `#if`, which targets take which arm follows what the macro is. */
function withCondition(
  context: Describing,
  macro: string | undefined,
  at: Place,
): string | undefined {
  return macro === undefined ? undefined : paragraphs(macro, hoverDirective(context, at)?.markdown);
}

/** What a page says of its parameter, and what the interface says of the argument behind it. */
function describePageParameter(
  context: Describing,
  file: FileId,
  name: string,
): string | undefined {
  const { snapshot, linkTo } = context;
  const told = describeParameter(snapshot, file, name, linkTo);
  const known = parameterInInterface(snapshot, file, name);
  const subject = known && argumentSubject(snapshot, known.argument);
  if (known === undefined || subject === undefined) return told;
  return paragraphs(told, extraWords(known.parameter), argumentFacts(context, subject));
}

/** That a C parameter is none of the interface's own. */
function extraWords({ role, argument }: InterfaceParameter): string | undefined {
  if (role === 'value') return undefined;
  return `MIG adds this parameter for ${code(argument.name.text)}:`;
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
      return file === undefined ? undefined : describePageParameter(context, file, name);
    case 'file':
      return file === undefined ? undefined : describeFile(context, file);
    case 'function':
      return describeFunction(snapshot, name);
    case 'subsystem':
      return file === undefined ? undefined : describeSubsystem(snapshot, file, name);
    case 'macro': {
      const [definition] = snapshot.symbols.definitions(symbol);
      return definition === undefined ? undefined : describeMacro(snapshot, definition.span);
    }
    case 'name':
      return undefined;
  }
}

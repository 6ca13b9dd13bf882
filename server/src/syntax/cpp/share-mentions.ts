import type { FileId } from '../../text/span.ts';
import { createVariants } from '../../text/variants.ts';
import type { Header } from './directives.ts';
import type { Token } from './token.ts';
import type { Inclusion, MacroMention } from './unit.ts';

/** The mention of a macro by a token: one object for all units in which it says the same. */
export function macroMention(token: Token, mention: MacroMention): MacroMention {
  const { role, definition, expansion } = mention;
  const known = mentions.find(
    token,
    (each) => each.role === role && each.definition === definition && each.expansion === expansion,
  );
  if (known === undefined) mentions.add(token, mention);
  return known ?? mention;
}

const mentions = createVariants<Token, MacroMention>();

/** The same for what an `#include` has found. */
export function inclusion(header: Header, file: FileId | undefined): Inclusion {
  const known = inclusions.find(header, (each) => each.file === file);
  if (known !== undefined) return known;
  const { path, angled, span } = header;
  const found = { path, angled, span, file };
  inclusions.add(header, found);
  return found;
}

const inclusions = createVariants<Header, Inclusion>();

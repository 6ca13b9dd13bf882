import type {
  ManPage,
  ManParam,
  Prototype,
  RelatedLink,
  StructDeclaration,
  Written,
} from '../syntax/man/man-page.ts';
import type { Span } from '../text/span.ts';
import type { Range } from './range.ts';

/** How ranges are added: not at all, or to every item that has a place of its own. */
export type Ranger = ((span: Span) => Range) | undefined;

/**
 * One page in `symbols --format json`. With ranges every item gets its `range`; an item that is a mere string without
 * them becomes `{ text, range }` (a code or a value `{ name, range }`).
 */
export function pageReport(file: string, page: ManPage, ranger: Ranger): object {
  return {
    file,
    sourcePath: page.sourcePath ?? null,
    title: text(page.title, ranger),
    interfaceKind: optionalText(page.interfaceKind, ranger),
    summary: optionalText(page.summary, ranger),
    includes: page.includes.map((each) => text(each, ranger)),
    routines: page.prototypes.map((each) => prototype(each, ranger)),
    params: page.params.map((each) => param(each, ranger)),
    returnCodes: page.returnCodes
      .filter(({ isCode }) => isCode)
      .map(({ code }) => name(code, ranger)),
    returnText: optionalText(page.returnText, ranger),
    related: page.related.map((each) => link(each, ranger)),
    structs: page.structs.map((each) => struct(each, ranger)),
    typedefs: page.typedefs.map((each) => ({
      name: each.name.text,
      ctype: each.ctype.text,
      ...range(each.name, ranger),
    })),
    defines: page.defines.map((each) => ({
      name: each.name.text,
      value: each.value,
      ...range(each.name, ranger),
    })),
    fields: page.fields.map((each) => ({
      name: each.name.text,
      values: each.values.map((value) => name(value, ranger)),
      text: each.text.text,
      ...range(each.name, ranger),
    })),
  };
}

function prototype({ name, returnType, params }: Prototype, ranger: Ranger): object {
  return {
    name: name.text,
    returnType: returnType.text,
    params: params.map((each) => ({
      name: each.name.text,
      ctype: each.ctype.text,
      ...range(each.name, ranger),
    })),
    ...range(name, ranger),
  };
}

function param({ name: called, annotation, values, text: said }: ManParam, ranger: Ranger): object {
  return {
    name: called.text,
    annotation: optionalText(annotation, ranger),
    direction: annotation?.direction ?? null,
    right: annotation?.right ?? null,
    convertedTo: annotation?.convertedTo ?? null,
    values: values.map((value) => name(value, ranger)),
    text: said.text,
    ...range(called, ranger),
  };
}

function link({ text: shown, href, group }: RelatedLink, ranger: Ranger): object {
  return {
    text: shown.text,
    href: href?.text ?? null,
    group: group ?? null,
    ...range(shown, ranger),
  };
}

function struct({ kind, tag, typedef, members, span }: StructDeclaration, ranger: Ranger): object {
  return {
    kind,
    tag: tag?.text ?? null,
    typedef: typedef?.text ?? null,
    members: members.map(({ name: member, ctype, bits, array }) => ({
      name: member.text,
      ctype: ctype.text,
      bits: bits ?? null,
      array: array ?? null,
      ...range(member, ranger),
    })),
    ...range({ span }, ranger),
  };
}

type Placed = Pick<Written, 'text' | 'span'>;

function text(item: Placed, ranger: Ranger): unknown {
  return ranger === undefined ? item.text : { text: item.text, range: ranger(item.span) };
}

function optionalText(item: Placed | undefined, ranger: Ranger): unknown {
  return item === undefined ? null : text(item, ranger);
}

function name(item: Placed, ranger: Ranger): unknown {
  return ranger === undefined ? item.text : { name: item.text, range: ranger(item.span) };
}

function range({ span }: { readonly span: Span }, ranger: Ranger): { readonly range?: Range } {
  return ranger === undefined ? {} : { range: ranger(span) };
}

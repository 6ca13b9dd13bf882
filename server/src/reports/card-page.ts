import type { ManPage } from '../syntax/man/man-page.ts';
import type { FileId } from '../text/span.ts';
import { formatCode } from './card-code.ts';
import { prototypeLines, section, wrap, type CardContext } from './card-layout.ts';

/** What a page says of something that no interface of the workspace declares. */
export function pageCard(file: FileId, context: CardContext): readonly string[] {
  const { snapshot, style, place, width } = context;
  const page = snapshot.page(file);
  if (page === undefined) return [];
  return [
    `${style.bold(page.title.text)}  ${style.dim(page.interfaceKind?.text ?? 'page')}`,
    ...(page.summary === undefined ? [] : wrap(page.summary.text, width)),
    style.dim(place(page.title.span)),
    ...section(
      'Call',
      page.prototypes.flatMap((each) => prototypeOf(each, width - 2)),
      context,
    ),
    ...section('Parameters', parameterLines(page, context), context),
    ...section('Structure', structureLines(page), context),
    ...section('Fields', fieldLines(page, context), context),
    ...pageReturns(page, context),
    ...pageRelated(page, context),
  ];
}

/** The return codes of a page with its own words or, where it has none, the code's meaning. */
export function pageReturns(page: ManPage, context: CardContext): readonly string[] {
  const { snapshot, style, width } = context;
  const codes = page.returnCodes.filter(({ isCode }) => isCode);
  const lines = codes.flatMap(({ code, text }) => {
    const known = snapshot.returnCodes.get(code.text);
    const value = known === undefined ? style.yellow('unknown') : formatCode(known.value);
    const said = text.text === '' ? (known?.meaning ?? '') : text.text;
    return [`${code.text}  ${style.dim(value)}`, ...wrap(said, width - 2, '    ')];
  });
  const text = page.returnText === undefined ? [] : wrap(page.returnText.text, width - 2);
  return section('Returns', lines.length === 0 ? text : lines, context);
}

export function pageRelated(page: ManPage, context: CardContext): readonly string[] {
  const names = [...new Set(page.related.map(({ text }) => text.text))];
  const lines = names.length === 0 ? [] : wrap(names.join(' '), context.width - 2);
  return section('Related', lines, context);
}

function prototypeOf(
  { name, returnType, params }: ManPage['prototypes'][number],
  width: number,
): readonly string[] {
  const list = params.map((param) => {
    const { text } = param.ctype;
    return text.endsWith('*') ? `${text}${param.name.text}` : `${text} ${param.name.text}`;
  });
  const parameters = list.length === 0 ? 'void' : list.join(', ');
  return prototypeLines(`${returnType.text} ${name.text} (${parameters})`.trimStart(), width);
}

function parameterLines(page: ManPage, { style, width }: CardContext): readonly string[] {
  return page.params.flatMap(({ name, annotation, text, values }) => [
    `${style.cyan(name.text)}${annotation === undefined ? '' : `  [${annotation.text}]`}`,
    ...wrap(text.text, width - 2, '    '),
    ...(values.length === 0
      ? []
      : wrap(values.map((value) => value.text).join(' '), width - 2, '      ')),
  ]);
}

function structureLines(page: ManPage): readonly string[] {
  return page.structs.flatMap(({ kind, tag, members }) => [
    `${kind} ${tag?.text ?? ''}`.trimEnd(),
    ...members.map(({ name, ctype, bits, array }) => {
      const star = ctype.text.endsWith('*') ? '' : ' ';
      const size = array === undefined ? '' : `[${array}]`;
      const width = bits === undefined ? '' : ` : ${bits}`;
      return `    ${ctype.text}${star}${name.text}${size}${width};`;
    }),
  ]);
}

function fieldLines(page: ManPage, { style, width }: CardContext): readonly string[] {
  return page.fields.flatMap(({ name, text }) => [
    style.cyan(name.text),
    ...wrap(text.text, width - 2, '    '),
  ]);
}

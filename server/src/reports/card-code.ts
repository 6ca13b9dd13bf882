import type { ReturnCode } from '../model/return-code.ts';
import { section, wrap, type CardContext } from './card-layout.ts';

/** A return code: its value, what it means, where it is defined and who gives it back. */
export function codeCard(code: ReturnCode, context: CardContext): readonly string[] {
  const { snapshot, style, place, width } = context;
  const { name, value, meaning, declared } = code;
  const users = [...snapshot.pages.values()]
    .filter((page) => page.returnCodes.some((entry) => entry.code.text === name))
    .map((page) => page.title.text);
  return [
    `${style.bold(name)}  ${formatCode(value)}`,
    ...(meaning === '' ? [] : wrap(meaning, width)),
    style.dim(declared === undefined ? 'built in' : place(declared)),
    ...section(
      `Returned by ${users.length} ${users.length === 1 ? 'page' : 'pages'}`,
      users.length === 0 ? [] : wrap([...new Set(users)].join(' '), width - 2),
      context,
    ),
  ];
}

/** As people look for it: small codes in decimal, the families with bits in them in hexadecimal too. */
export function formatCode(value: number): string {
  const isSmall = Math.abs(value) < 0x1000;
  return isSmall ? `${value}` : `${value} = 0x${(value >>> 0).toString(16)}`;
}

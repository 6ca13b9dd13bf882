import { expect, it } from 'vitest';
import { scanTags } from './tags.ts';

function tags(source: string): string {
  return scanTags(source)
    .map(({ start, end, hasAttributes }) => source.slice(start, end) + (hasAttributes ? '+' : ''))
    .join(' ');
}

it.each([
  ['<P>a</p >', '<P> </p >'],
  ['1 < 2 <b', ''],
  ['<a href="x>y" title=\'>\'>', '<a href="x>y" title=\'>\'>+'],
  ['<a href=x/>y>', '<a href=x/>+'],
  ['<a "=x>y">', '<a "=x>+'],
  ['<br/>', '<br/>'],
  ['<!-- <b> --><i><!--><u><!-- --!><s>', '<i> <u> <s>'],
  ['<!doctype html><b></ x><?php <i> ?><u>', '<b> <u>'],
  ['<title><b></title><b>', '<title> </title> <b>'],
  ['<mach/x.h>', '<mach/x.h>+'],
])('finds in %s the tags %s', (source, expected) => {
  expect(tags(source)).toBe(expected);
});

import { expect, it } from 'vitest';
import { fileId, span } from '../../text/span.ts';
import { readAnnotation } from './annotation.ts';

it.each([
  ['in scalar', 'in - - -'],
  ['in/out structure', 'inout - - -'],
  ['pointer to in/out door send right', 'inout send - -'],
  ['out door send right, in for asynchronous form', 'out send - -'],
  ['pointer to dynamic out array of characters', 'out - - -'],
  ['in door (receive) right', 'in receive - ()'],
  ['in reply receive (to be converted to send-once) right', 'in receive send-once -'],
  ['in key send-once or receive (to be converted to send-once) right', 'in send-once send-once -'],
  ['out pointer to dynamic array of door send rights', 'out send - -'],
  ['task-self send right', '- send - -'],
  ['in random right', 'in - - -'],
  ['pointer to in/out structure containing random and reply rights', 'inout - - -'],
  ['in door port', 'in - - -'],
  ['In Door Send Right', 'in send - -'],
  ['scalar, printed in-line', '- - - -'],
])('[%s] is %s', (text, expected) => {
  const read = readAnnotation(text, span(fileId('/door.html'), 0, text.length));
  const { direction = '-', right = '-', convertedTo = '-', parenthesized } = read;
  expect(`${direction} ${right} ${convertedTo} ${parenthesized ? '()' : '-'}`).toBe(expected);
});

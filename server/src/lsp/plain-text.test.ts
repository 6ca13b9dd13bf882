import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it('says what Markdown says, without its marks', () => {
  const markdown = [
    '```c',
    'kern_return_t door_open(mach_port_t door);',
    '```',
    '',
    '---',
    '',
    'Opens **a door**, see [`door_close`](<file:///door.defs#L4>) \\*; a &lt;b&gt;.',
    '',
    '- `door` in `mach_port_t`, a send right (`COPY_SEND`)',
    '  - the caller keeps it',
    '- `key` in `int`',
    '',
    '| offset | field |',
    '| --- | --- |',
    '| 0 | `Head` |',
    '| 24 | `a\\|b` |',
  ].join('\n');
  expect(plainText(markdown)).toBe(
    [
      'kern_return_t door_open(mach_port_t door);',
      '',
      'Opens a door, see door_close *; a <b>.',
      '',
      '- door in mach_port_t, a send right (COPY_SEND)',
      '  - the caller keeps it',
      '- key in int',
      '',
      'offset  field',
      '0       Head',
      '24      a|b',
    ].join('\n'),
  );
});

import { expect, it } from 'vitest';
import { folderOf, machlint } from '../../test/command-line.ts';

it('knows what the build of one interface defines for it alone', async () => {
  const text = `subsystem fsys 22000;
type mach_port_t = MACH_MSG_TYPE_COPY_SEND;
#ifdef REPLY_PORTS
#endif
#ifdef REPLY_PART
#endif
routine fsys_goaway(fsys : mach_port_t);
`;
  const cwd = folderOf({ 'hurd/fsys.defs': text, 'hurd/hurd_types.defs': '' });
  const { stdout } = await machlint(
    'check --define REPLY_PORT=1 --select ids/misspelt-condition --format concise',
    { cwd },
  );
  expect(stdout).toMatchInlineSnapshot(`
    "hurd/fsys.defs:5:8: warning: nothing defines \`REPLY_PART\`, so every build reads it as 0: expected \`REPLY_PORT\` [ids/misspelt-condition]
    "
  `);
});

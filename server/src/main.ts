import { usage } from './cli/commands.ts';
import { version } from './version.ts';

// The program. What needs nothing but a few strings is answered before anything heavy is loaded.
const args = process.argv.slice(2);
if (args.length === 0) {
  process.stderr.write(usage());
  process.exitCode = 2;
} else if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`machlint ${version}\n`);
} else {
  const [{ run }, { processHost }] = await Promise.all([
    import('./cli/run.ts'),
    import('./host/process-host.ts'),
  ]);
  process.exitCode = await run(args, processHost());
}

/** Runs the packet scripts that are named against Linux: `node --import tsx THIS FILE …`. */
import { readFileSync } from 'node:fs';

import { runScript } from '../../packet-script/run.ts';
import { LinuxStack } from './linux-stack.ts';

for (const path of process.argv.slice(2)) {
  const linux = await LinuxStack.start();
  try {
    const wrong = await runScript(readFileSync(path, 'utf8'), path, linux);
    process.stdout.write(`${wrong ?? `${path}: Linux does so`}\n`);
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
  } finally {
    await linux.stop();
  }
}

/** Begins a daemon in the background: the same command in a process of its own, which stays. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { Failure } from '../failure.ts';

/** What a daemon says, before where it is, when it can be spoken to. */
export const READY = 'ready: ';

export interface Begun {
  readonly pid: number;
  /** Where it is, in words. */
  readonly network: string;
  /** What else it has said until then. */
  readonly said: readonly string[];
}

/** Given when it is ready. Throws a Failure with what it says where it ends instead. */
export function begin(line: readonly string[]): Promise<Begun> {
  const root = dirname(createRequire(import.meta.url).resolve('nonos-net/package.json'));
  const child = spawn(process.execPath, [join(root, 'bin/nonos.mjs'), ...line, '--foreground'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((settle, fail) => {
    let heard = '';
    child.stderr.on('data', (data: Buffer) => {
      heard += data.toString();
      const said = heard.split('\n').slice(0, -1);
      const ready = said.findIndex((one) => one.startsWith(READY));
      if (ready < 0) return;
      child.stderr.destroy();
      child.unref();
      const network = said[ready].slice(READY.length);
      settle({ pid: child.pid!, network, said: said.slice(0, ready) });
    });
    child.on('error', (error) => fail(new Failure(`cannot begin: ${error.message}`)));
    child.on('close', () => fail(new Failure(heard.trim().replace(/^nonos: /, ''))));
  });
}

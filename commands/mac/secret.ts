/** What addresses of networks are made from: drawn once, then kept where only its user reads it. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

import { Failure } from '../failure.ts';

const OCTETS = 16;
const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;

/** XDG_STATE_HOME where it is set. */
export function secretPath(environment: NodeJS.ProcessEnv = process.env): string {
  const { XDG_STATE_HOME: state } = environment;
  return join(state || join(homedir(), '.local', 'state'), 'nonos', 'mac-secret');
}

/** Sixteen octets, the same each time. Throws a Failure where the file holds something else. */
export function macSecret(path: string = secretPath()): Uint8Array {
  const drawn = randomBytes(OCTETS).toString('hex');
  mkdirSync(dirname(path), { recursive: true, mode: OWNER_FOLDER });
  try {
    // Only if it is not there.
    writeFileSync(path, `${drawn}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{32}$/.test(text)) {
    throw new Failure(`${path} holds no secret of ${OCTETS} octets: remove it for a new one`);
  }
  return Uint8Array.from(Buffer.from(text, 'hex'));
}

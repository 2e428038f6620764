/** Where the daemon listens: a socket in a folder that is its user's alone. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** NONOS_SOCKET where it is set; else among the files of the session that nobody else may see. */
export function socketPath(environment: NodeJS.ProcessEnv = process.env): string {
  const { NONOS_SOCKET: own, XDG_RUNTIME_DIR: session } = environment;
  if (own !== undefined && own !== '') return own;
  const folder = session
    ? join(session, 'nonos')
    : join(tmpdir(), `nonos-${process.getuid?.() ?? 0}`);
  return join(folder, 'control');
}

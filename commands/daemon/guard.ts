/**
 * Removes the daemon's socket when the daemon could not: it may be killed in a way that nobody can
 * hear of. A shell waits at a pipe whose other end is the daemon's alone; that end closes with the
 * daemon, however it ends. What stands there then is removed if it is still the same file.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';

const PROGRAM = 'read -r _; [ "$(stat -c %d:%i "$1" 2>/dev/null)" = "$2" ] && rm -f "$1"';

export function guardSocket(path: string): void {
  const { dev, ino } = statSync(path);
  const guard = spawn('/bin/sh', ['-c', PROGRAM, 'nonos-guard', path, `${dev}:${ino}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // A terminal that interrupts the daemon does not interrupt its guard.
    detached: true,
  });
  // Without it a socket may be left, which the next daemon removes.
  guard.on('error', () => {});
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
}

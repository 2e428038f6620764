/** The package as who installs it has it: built, packed, and unpacked beside what it depends on. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where `npm run lint:package` leaves it. */
const LINTED = join(ROOT, '.package');
const SOURCES = ['adapters', 'bin', 'commands', 'drivers', 'generated', 'generator', 'runtime'];

/**
 * Gives the folder of the package, below `folder`. All is compiled, which takes half a minute,
 * unless that was done since anything changed.
 */
export function unpackInto(folder: string): string {
  const archive = lintedArchive() ?? pack(folder);
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'package');
}

function pack(folder: string): string {
  const packing = ['pack', '--silent', '--pack-destination', folder];
  const said = execFileSync('npm', packing, { encoding: 'utf8', stdio: 'pipe', cwd: ROOT });
  return join(folder, said.trim().split('\n').at(-1)!);
}

function lintedArchive(): string | undefined {
  const name = existsSync(LINTED) ? readdirSync(LINTED)[0] : undefined;
  if (name === undefined) return undefined;
  const archive = join(LINTED, name);
  const changed = SOURCES.flatMap((source) =>
    readdirSync(join(ROOT, source), { recursive: true, encoding: 'utf8' }).map(
      (file) => statSync(join(ROOT, source, file)).mtimeMs,
    ),
  );
  const changedAt = Math.max(statSync(join(ROOT, 'package.json')).mtimeMs, ...changed);
  return statSync(archive).mtimeMs > changedAt ? archive : undefined;
}

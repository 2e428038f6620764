/** The package as who installs it has it: built, packed, and unpacked beside what it depends on. */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Gives the folder of the package, below `folder`. It takes half a minute: all is compiled. */
export function unpackInto(folder: string): string {
  const quietly = { encoding: 'utf8', stdio: 'pipe' } as const;
  const packing = ['pack', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', packing, { ...quietly, cwd: ROOT })
    .trim()
    .split('\n')
    .at(-1)!;
  execFileSync('tar', ['-xf', join(folder, name), '-C', folder], quietly);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'package');
}

import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Tests against programs of others: they need those programs, and run by `npm run test:peers`. */
const PEERS = 'test/peers/';

/** Sorted, with forward slashes; of several names, a file is taken when its path has any. */
export function findTestFiles(
  directory: string,
  suffix: string,
  names: readonly string[],
): readonly string[] {
  if (!existsSync(directory)) return [];
  const root = relative('.', directory);
  const isPeers = `${slashed(root)}/`.startsWith(PEERS);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((file) => slashed(join(root, file)))
    .filter((file) => file.endsWith(suffix))
    .filter((file) => isPeers || !file.startsWith(PEERS))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .sort();
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

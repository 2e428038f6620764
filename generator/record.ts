/**
 * What the last `generate` was made from and came to, as hashes, so that the next one need do
 * nothing. Only Node's own modules are loaded here: a run in which nothing changed loads nothing
 * else.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PATH = '.cache/generate.json';
const VERSION = 1;

export interface Made {
  /** Hash of what the emitter gave, before it was laid out. */
  readonly source: string;
  /** Hash of the file. */
  readonly file: string;
}

export interface GenerateRecord {
  readonly version: number;
  readonly compiler: string;
  readonly specs: string;
  readonly outputs: Readonly<Record<string, Made>>;
}

export function hash(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

export function readRecord(root: string): GenerateRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(join(root, PATH), 'utf8')) as GenerateRecord;
    return record.version === VERSION ? record : undefined;
  } catch {
    // None yet, or one that was cut short: everything is made anew.
    return undefined;
  }
}

export function writeRecord(root: string, record: Omit<GenerateRecord, 'version'>): void {
  mkdirSync(dirname(join(root, PATH)), { recursive: true });
  writeFileSync(join(root, PATH), `${JSON.stringify({ version: VERSION, ...record }, null, 1)}\n`);
}

/** One hash of everything outside of the specs that the outputs depend on. */
export function compilerHash(): string {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const sources = filesUnder(folder, /\.(ts|js|ohm)$/);
  // Their versions are pinned exactly.
  const description: unknown = createRequire(import.meta.url)('nonos-net/package.json');
  const { dependencies } = description as { dependencies: Readonly<Record<string, string>> };
  const versions = Object.entries(dependencies).map((entry) => entry.join(' '));
  const texts = sources.map((path) => `${path}\0${readFileSync(join(folder, path), 'utf8')}`);
  return hash([...versions, ...texts].join('\0'));
}

export function specsHash(specs: ReadonlyMap<string, string>): string {
  return hash([...specs].map(([path, text]) => `${path}\0${text}`).join('\0'));
}

/** Paths below a folder, sorted, with `/` between; none when it does not exist. */
export function filesUnder(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.path, entry.name).slice(join(folder, '/').length))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

const FINDINGS = '.cache/findings.json';

/**
 * What was found before, by the hash of all it was found from; made by `find` when there is none.
 */
export function remembered<T>(root: string, key: string, find: () => T): T {
  const known = readFindings(root);
  if (key in known) return known[key] as T;
  const found = find();
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(join(root, FINDINGS), JSON.stringify({ ...known, [key]: found }));
  return found;
}

function readFindings(root: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(root, FINDINGS), 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

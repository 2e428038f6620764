/** Files of host keys, as sshd(8) has them: who is known by which key, and who is revoked. */
import { createHash, createHmac } from 'node:crypto';

export type Verdict = 'known' | 'changed' | 'unknown' | 'revoked';

export interface HostKey {
  /** As `ssh-ed25519`. */
  readonly type: string;
  /** As it goes over the wire: its type stands in it. */
  readonly blob: Buffer;
}

interface Line {
  readonly marker: string;
  readonly hosts: string;
  readonly type: string;
  readonly key: string;
}

const PORT = 22;
/** RFC 4251 §5: a text, with its length in front. */
const LENGTH_OCTETS = 4;

export function hostKeyOf(blob: Buffer): HostKey {
  const length = blob.length < LENGTH_OCTETS ? 0 : Number(`0x${blob.toString('hex', 0, 4)}`);
  return { type: blob.toString('latin1', LENGTH_OCTETS, LENGTH_OCTETS + length), blob };
}

/** As ssh(1) writes it. */
export function fingerprint({ blob }: HostKey): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** `ED25519`, as ssh(1) names kinds of keys. */
export function kindOf({ type }: HostKey): string {
  if (type.startsWith('ecdsa-')) return 'ECDSA';
  return type.replace(/^ssh-/, '').toUpperCase();
}

export function judge(text: string, host: string, port: number, key: HostKey): Verdict {
  const lines = linesFor(text, host, port);
  const encoded = key.blob.toString('base64');
  const isKey = (line: Line): boolean => line.key === encoded;
  if (lines.some((line) => line.marker === '@revoked' && isKey(line))) return 'revoked';
  const plain = lines.filter(({ marker }) => marker === '');
  if (plain.some(isKey)) return 'known';
  // A host that is known by a key of another kind only would else be anybody's.
  return plain.length > 0 ? 'changed' : 'unknown';
}

/** Kinds of keys by which a host is known: a server is asked for these first. */
export function typesKnown(text: string, host: string, port: number): readonly string[] {
  return [...new Set(linesFor(text, host, port).map(({ type }) => type))];
}

/** What is to be added to a file. */
export function lineFor(host: string, port: number, { type, blob }: HostKey): string {
  return `${nameOf(host, port)} ${type} ${blob.toString('base64')}\n`;
}

function nameOf(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === PORT ? name : `[${name}]:${port}`;
}

function linesFor(text: string, host: string, port: number): readonly Line[] {
  const name = nameOf(host, port);
  return text.split('\n').flatMap((one) => {
    const words = one.trim().split(/\s+/);
    if (words[0].startsWith('#') || words.length < 3) return [];
    const [marker, hosts, type, key] = words[0].startsWith('@') ? words : ['', ...words];
    return key !== undefined && isFor(hosts, name) ? [{ marker, hosts, type, key }] : [];
  });
}

function isFor(hosts: string, name: string): boolean {
  if (hosts.startsWith('|1|')) {
    const [, , salt, hash] = hosts.split('|');
    const made = createHmac('sha1', Buffer.from(salt ?? '', 'base64')).update(name);
    return made.digest('base64') === hash;
  }
  const patterns = hosts.split(',');
  const isRefused = patterns.some((one) => one.startsWith('!') && matches(one.slice(1), name));
  return !isRefused && patterns.some((one) => matches(one, name));
}

function matches(pattern: string, name: string): boolean {
  const escaped = pattern.toLowerCase().replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(name);
}

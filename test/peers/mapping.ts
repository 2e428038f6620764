/**
 * The names that tshark gives to fields of a spec: `spec/<layer>/<stem>.tshark`, lines of
 *
 *   Packet is ip                   a message, and tshark's protocol: what follows is about it
 *   Tag is vlan or ieee8021ad      tshark has two protocols for it
 *   Time to Live = ip.ttl          a field: its path without positions in lists, through unions
 *                                  with the arm or without; the path that says most is meant
 *   IHL = ip.hdr_len * 4           tshark shows four times as much
 *   Data = tcp.payload sometimes   one of the two may leave it out
 *   Tag = x.tag as octets          compare the octets, and not what tshark shows
 *   except udp.pcapng 17 checksum: why
 *                                  packets in which they differ (`all`, `3`, `3,5..7`), in what:
 *                                  stack, malformed, checksum, a name of tshark, tls.*, any
 *
 * A `#` begins a comment. Several fields may have one name, and a field several names.
 */
import { readFileSync, readdirSync } from 'node:fs';

export interface FieldMapping {
  /** `ipv4.packet`. */
  readonly message: string;
  /** The path in lower case, without positions. */
  readonly path: string;
  readonly peer: string;
  readonly factor: number;
  readonly sometimes: boolean;
  readonly asOctets: boolean;
  readonly place: string;
}

export interface Exception {
  readonly capture: string;
  readonly packets: ReadonlySet<number> | 'all';
  /** `stack`, `malformed`, `checksum`, the name of a field of tshark, `tls.*` or `any`. */
  readonly what: string;
  readonly place: string;
}

export interface Mapping {
  /** tshark's protocols for a message. */
  readonly protocols: ReadonlyMap<string, readonly string[]>;
  readonly fields: readonly FieldMapping[];
  readonly exceptions: readonly Exception[];
}

export interface KnownMessage {
  readonly key: string;
  readonly name: string;
}

/** All mappings under a folder; `messagesOf` gives the messages of a spec by its stem. */
export function readMappings(
  root: string,
  messagesOf: (stem: string) => readonly KnownMessage[],
): Mapping {
  const protocols = new Map<string, readonly string[]>();
  const fields: FieldMapping[] = [];
  const exceptions: Exception[] = [];
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('.tshark')) continue;
    const stem = path.replace(/^.*\//, '').replace('.tshark', '');
    let message: KnownMessage | undefined;
    for (const [index, raw] of readFileSync(`${root}/${path}`, 'utf8').split('\n').entries()) {
      const line = raw.replace(/(^|\s)#.*$/, '').trim();
      const place = `${root}/${path}:${index + 1}`;
      if (line === '') continue;
      if (line.startsWith('except ')) {
        exceptions.push(exceptionOf(line, place));
        continue;
      }
      const header = / is (\S+(?: or \S+)*)$/.exec(line);
      if (header) {
        const name = line.slice(0, header.index);
        message = messagesOf(stem).find((one) => one.name === name);
        if (!message) throw new Error(`${place}: the spec has no message ${name}`);
        protocols.set(message.key, (header[1] ?? '').split(' or '));
        continue;
      }
      const [left = '', right = ''] = line.split(/\s*=\s*/);
      if (!message) throw new Error(`${place}: expected a message first, such as Packet is ip`);
      fields.push(fieldOf(message.key, left, right, place));
    }
  }
  return { protocols, fields, exceptions };
}

function fieldOf(message: string, left: string, right: string, place: string): FieldMapping {
  const match = /^([\w.-]+)(?: \* (\d+))?( as octets)?( sometimes)?$/.exec(right);
  if (!match) throw new Error(`${place}: expected a name of tshark, not ${right}`);
  const [, peer = '', factor = '1', asOctets, sometimes] = match;
  return {
    message,
    path: left.toLowerCase(),
    peer,
    factor: Number(factor),
    asOctets: asOctets !== undefined,
    sometimes: sometimes !== undefined,
    place,
  };
}

function exceptionOf(line: string, place: string): Exception {
  const match = /^except (\S+) (\S+) ([\w.*-]+): .+$/.exec(line);
  if (!match) throw new Error(`${place}: expected except FILE PACKETS WHAT: reason`);
  const [, capture = '', packets = '', what = ''] = match;
  return { capture, packets: packets === 'all' ? 'all' : numbersOf(packets), what, place };
}

/** `3,5..7`. */
function numbersOf(text: string): Set<number> {
  return new Set(
    text.split(',').flatMap((part) => {
      const [from = 0, to = from] = part.split('..').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
}

/**
 * What tshark says of a capture: its PDML, which has one element a line, read without an XML
 * library.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import * as pcapng from '../../generated/link/pcapng.wire.ts';

const run = promisify(execFile);
const OUTPUT_OCTETS_MAX = 1 << 28;

export interface PeerField {
  readonly name: string;
  /** In octets of the packet, or of what was put together. */
  readonly position: number;
  readonly size: number;
  readonly show: string;
  /** Hexadecimal. */
  readonly value: string;
  readonly isHidden: boolean;
}

export interface PeerPacket {
  /** Names of protocols in order. */
  readonly protocols: string[];
  readonly fields: PeerField[];
  isMalformed: boolean;
}

/** Sequence numbers as they are on the wire, and every checksum looked at. */
const preferences = [
  'tcp.relative_sequence_numbers:FALSE',
  'ip.check_checksum:TRUE',
  'tcp.check_checksum:TRUE',
  'udp.check_checksum:TRUE',
];

/** Every packet of a capture, without the secrets that would let tshark see what is sealed. */
export async function dissectWithTshark(capture: string): Promise<PeerPacket[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nonos-'));
  try {
    const bare = join(folder, 'capture');
    await writeFile(bare, withoutSecrets(await readFile(capture)));
    const wishes = preferences.flatMap((preference) => ['-o', preference]);
    const line = ['-n', '-r', bare, ...wishes, '-T', 'pdml'];
    const { stdout } = await run('tshark', line, { maxBuffer: OUTPUT_OCTETS_MAX });
    return packetsOf(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const { SECTION_HEADER, DECRYPTION_SECRETS } = pcapng.BLOCK_TYPE;

/** A pcapng file without the blocks that hold keys; other files as they are. */
function withoutSecrets(octets: Uint8Array): Uint8Array {
  if (pcapng.blockType(octets, 0, 0) !== SECTION_HEADER) return octets;
  const kept: Uint8Array[] = [];
  let swapped = 0;
  for (let at = 0; at < octets.length;) {
    const type = pcapng.blockType(octets, at, swapped);
    const isSwapped = pcapng.sectionHeaderByteOrderMagic(octets, at, 1) === 0x1a2b3c4d;
    if (type === SECTION_HEADER) swapped = isSwapped ? 1 : 0;
    const end = at + pcapng.blockTotalLength(octets, at, swapped);
    if (type !== DECRYPTION_SECRETS) kept.push(octets.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

const UNINTERESTING = new Set(['geninfo', 'frame', 'fake-field-wrapper', '']);

function packetsOf(text: string): PeerPacket[] {
  const packets: PeerPacket[] = [];
  let packet: PeerPacket = { protocols: [], fields: [], isMalformed: false };
  for (const line of text.split('\n')) {
    if (line.startsWith('<packet')) {
      packet = { protocols: [], fields: [], isMalformed: false };
      packets.push(packet);
    } else if (line.includes('<proto ')) {
      const name = attribute(line, 'name');
      if (name === '_ws.malformed') packet.isMalformed = true;
      if (!UNINTERESTING.has(name)) packet.protocols.push(name);
    } else if (line.includes('<field ')) {
      if (line.includes('name="_ws.malformed"')) packet.isMalformed = true;
      packet.fields.push(fieldOf(line));
    }
  }
  // Blocks of the file that are no packets are counted as such.
  return packets.filter(({ protocols }) => !protocols.every((name) => name === 'file-pcapng'));
}

function fieldOf(line: string): PeerField {
  return {
    name: attribute(line, 'name'),
    position: Number(attribute(line, 'pos')),
    size: Number(attribute(line, 'size')),
    show: attribute(line, 'show'),
    value: attribute(line, 'value'),
    isHidden: line.includes(' hide="yes"'),
  };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function attribute(line: string, name: string): string {
  const start = line.indexOf(` ${name}="`);
  if (start < 0) return '';
  const from = start + name.length + 3;
  const text = line.slice(from, line.indexOf('"', from));
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (_, code: string | undefined, word: string) =>
    code === undefined ? (entities[word] ?? '?') : String.fromCodePoint(parseInt(code, 16)),
  );
}

/** What tshark says of a capture: its PDML, which has one element a line, read without an XML library. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

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
    const isPcapng = capture.endsWith('.pcapng');
    if (isPcapng) await run('editcap', ['--discard-all-secrets', capture, bare]);
    const wishes = preferences.flatMap((preference) => ['-o', preference]);
    const line = ['-n', '-r', isPcapng ? bare : capture, ...wishes, '-T', 'pdml'];
    const { stdout } = await run('tshark', line, { maxBuffer: OUTPUT_OCTETS_MAX });
    return packetsOf(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
  return packets;
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

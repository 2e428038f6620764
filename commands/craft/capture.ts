/** A capture of one packet, written by our own pcapng. */
import { encodeBlock } from '../../generated/link/pcapng.value.ts';
import { layers } from '../../generated/layers.ts';

const SNAPLEN = 262_144;
const UNKNOWN_LENGTH = 0xffff_ffff_ffff_ffffn;

/** The link type under which a message stands first in a packet. */
export function linkTypeOf(key: string): number | undefined {
  return layers['pcap.record']?.findLast(
    ([, , protocol, message]) => `${protocol}.${message}` === key,
  )?.[0];
}

export function captureOf(octets: Uint8Array, linktype: number, microseconds: bigint): Uint8Array {
  const blocks = [
    encodeBlock(
      {
        blockBody: {
          is: 'sectionHeader',
          minorVersion: 0,
          sectionLength: UNKNOWN_LENGTH,
          options: [],
        },
      },
      1,
    ),
    encodeBlock(
      { blockBody: { is: 'interfaceDescription', linktype, snaplen: SNAPLEN, options: [] } },
      1,
    ),
    encodeBlock(
      {
        blockBody: {
          is: 'enhancedPacket',
          interfaceId: 0,
          timestampUpper: Number(microseconds >> 32n),
          timestampLower: Number(microseconds & 0xffff_ffffn),
          originalPacketLength: octets.length,
          packetData: octets,
          options: [],
        },
      },
      1,
    ),
  ];
  return Buffer.concat(blocks);
}

/** Packets of IPv6 for tests: made of values, and read back into them. */
import {
  decodeMessage,
  encodeMessage,
  type Message,
  type MessageBody,
} from '../../../generated/network/icmpv6.value.ts';
import {
  decodeHopByHopOptions,
  decodePacket,
  encodeHopByHopOptions,
  encodePacket,
  type Packet,
} from '../../../generated/network/ipv6.value.ts';
import { decodeFrame, encodeFrame } from '../../../generated/link/ethernet.value.ts';
import { givesPseudoHeader } from '../../../generated/network/ipv6.wire.ts';
import { PROTOCOL_NUMBER } from '../../../generated/network/ipv4.wire.ts';
import { parseAddress } from '../../../runtime/base/address.ts';
import { ETHERTYPE } from '../../../runtime/link/ether-type.ts';
import {
  groupHardwareAddress,
  showHardwareAddress,
} from '../../../runtime/link/hardware-address.ts';

export interface Envelope {
  readonly from: string;
  readonly to: string;
  readonly hopLimit?: number;
  /** Behind the option that makes routers look. */
  readonly isAlerting?: boolean;
  /** Hardware addresses; those of the peer, and of the host or the group, where nothing is said. */
  readonly fromHardware?: string;
  readonly toHardware?: string;
}

export const PEER_HARDWARE = '02:00:00:00:00:02';
export const HOST_HARDWARE = '02:00:00:00:00:01';

const { ICMPV6, IPV6_HOP_BY_HOP_OPTION: HOP_BY_HOP } = PROTOCOL_NUMBER;

/** A packet without its link. */
export function packetOf(
  { from, to, hopLimit = 255 }: Envelope,
  nextHeader: number,
  payload: Uint8Array,
): Uint8Array {
  return encodePacket({
    dscp: 0,
    ecn: 0,
    flowLabel: 0,
    nextHeader,
    hopLimit,
    sourceAddress: from,
    destinationAddress: to,
    payload,
  });
}

export function frameOf(envelope: Envelope, packet: Uint8Array): Uint8Array {
  const address = parseAddress(envelope.to);
  const isGroup = address !== undefined && address[0] === 0xff;
  const to = isGroup ? showHardwareAddress(groupHardwareAddress(address)) : HOST_HARDWARE;
  return encodeFrame({
    destination: envelope.toHardware ?? to,
    source: envelope.fromHardware ?? PEER_HARDWARE,
    lengthType: ETHERTYPE.IPV6,
    payload: packet,
  });
}

/** The octets of a message, and which pseudo header its checksum is of. */
export function messageOctets(envelope: Envelope, body: MessageBody, code = 0): Uint8Array {
  const bare = packetOf(envelope, ICMPV6, new Uint8Array(0));
  return encodeMessage({ code, body }, givesPseudoHeader(bare, 0));
}

/** A frame with a message of ICMPv6 in it. */
export function messageFrame(envelope: Envelope, body: MessageBody, code = 0): Uint8Array {
  return frameOf(envelope, messagePacket(envelope, body, code));
}

export function messagePacket(envelope: Envelope, body: MessageBody, code = 0): Uint8Array {
  const message = messageOctets(envelope, body, code);
  if (!envelope.isAlerting) return packetOf(envelope, ICMPV6, message);
  const options = [
    { is: 'routerAlert', alert: 0 },
    { is: 'padn', padding: new Uint8Array(0) },
  ] as const;
  const header = encodeHopByHopOptions({ nextHeader: ICMPV6, options, payload: message });
  return packetOf(envelope, HOP_BY_HOP, header);
}

/** What a frame was, as far as a test wants to know. */
export interface Seen {
  readonly toHardware: string;
  readonly packet: Packet;
  readonly from: string;
  readonly to: string;
  readonly hopLimit: number;
  readonly isAlerting: boolean;
  /** Undefined when it is no sound ICMPv6. */
  readonly message: Message | undefined;
}

export function seen(frame: Uint8Array): Seen {
  const link = sound(decodeFrame(frame));
  const octets = link.payload ?? new Uint8Array(0);
  const packet = sound(decodePacket(octets));
  let { nextHeader, payload } = packet;
  let isAlerting = false;
  if (nextHeader === HOP_BY_HOP) {
    const header = sound(decodeHopByHopOptions(payload));
    isAlerting = header.options.some((option) => option.is === 'routerAlert');
    ({ nextHeader, payload } = header);
  }
  const message =
    nextHeader === ICMPV6 ? decodeMessage(payload, givesPseudoHeader(octets, 0)) : undefined;
  return {
    toHardware: link.destination,
    packet,
    from: packet.sourceAddress,
    to: packet.destinationAddress,
    hopLimit: packet.hopLimit,
    isAlerting,
    message: message?.ok ? message.value : undefined,
  };
}

type Decoded<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: number };

function sound<Value>(decoded: Decoded<Value>): Value {
  if (!decoded.ok) throw new Error(`not sound: ${decoded.fault}`);
  return decoded.value;
}

/** Those of a kind of message, their bodies told apart by `is`. */
export function bodies<Kind extends MessageBody['is']>(
  frames: readonly Uint8Array[],
  kind: Kind,
): Extract<MessageBody, { is: Kind }>[] {
  return frames.flatMap((frame) => {
    const body = seen(frame).message?.body;
    return body?.is === kind ? [body as Extract<MessageBody, { is: Kind }>] : [];
  });
}

/** Blocks of IPv4 addresses that are not as others, by word: RFC 6890, RFC 1122 §3.2.1.3. */
import { ipv4Word, prefixOf } from '../../base/address.ts';

interface Block {
  readonly word: number;
  readonly mask: number;
}

/** The word whose first `length` bits are one. */
export function maskOf(length: number): number {
  return length === 0 ? 0 : -1 << (32 - length);
}

function blockOf(text: string): Block {
  const { address, length } = prefixOf(text);
  return { word: ipv4Word(address, 0), mask: maskOf(length) };
}

const THIS_NETWORK = blockOf('0.0.0.0/8');
const LOOPBACK = blockOf('127.0.0.0/8');
const LINK_LOCAL = blockOf('169.254.0.0/16');
const MULTICAST = blockOf('224.0.0.0/4');
const RESERVED = blockOf('240.0.0.0/4');
const ALL_HOSTS = blockOf('224.0.0.1/32');

/** To everyone on this link, whatever its prefix: RFC 919 §7. */
export const LIMITED_BROADCAST_WORD = -1;

const isIn = ({ word, mask }: Block, address: number): boolean => (address & mask) === word;

export const isThisNetwork = (word: number): boolean => isIn(THIS_NETWORK, word);
export const isLoopback = (word: number): boolean => isIn(LOOPBACK, word);
/** RFC 3927 §7: never forwarded. */
export const isLinkLocal = (word: number): boolean => isIn(LINK_LOCAL, word);
export const isMulticast = (word: number): boolean => isIn(MULTICAST, word);
/** The limited broadcast among them. */
export const isReserved = (word: number): boolean => isIn(RESERVED, word);
/** RFC 1112 §4: every host is in it, and none reports it. */
export const isAllHosts = (word: number): boolean => isIn(ALL_HOSTS, word);

/** Whether a packet may come from it: it names one host, and not only to itself. */
export function isHost(word: number): boolean {
  return !isThisNetwork(word) && !isLoopback(word) && !isMulticast(word) && !isReserved(word);
}

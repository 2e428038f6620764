/**
 * The least that answers a ping: no stack, no check, no table, the frame turned round where it
 * stands. What a stack costs beyond the system calls is what it takes longer than this.
 *
 *   node --import tsx bench/hand/echo-responder.ts TAP LAST-OCTET
 *
 * It answers for every IPv4 address that ends so, says `ready`, and ends with its standard input.
 */
import { constants, openSync } from 'node:fs';

import { loadLibc } from '../../drivers/system/libc.ts';
import { InterfaceRequest } from '../../drivers/tap/interface-request.ts';

const NET_HEADER_OCTETS = 10;
const FRAME_OCTETS_MAX = 2048;
const HARDWARE_ADDRESS = [2, 0, 0, 0, 0, 2];
const ARP = 0x0806;
const IPV4 = 0x0800;
const ICMP = 1;
const ECHO_REQUEST = 8;

const [name, host] = process.argv.slice(2);
const libc = await loadLibc();
const file = openSync('/dev/net/tun', constants.O_RDWR | constants.O_NONBLOCK);
const request = new InterfaceRequest(libc);
request.name = name;
if (!request.becomeTap(file)) throw new Error(`no TAP interface ${name}`);

const octets = new Uint8Array(NET_HEADER_OCTETS + FRAME_OCTETS_MAX);
const address = libc.addressOf(octets);
const frame = octets.subarray(NET_HEADER_OCTETS);

const poll = libc.poll(file, { readable: true }, () => {
  for (;;) {
    const read = libc.read(file, address, octets.length);
    if (read <= 0) return;
    if (turnRound(frame)) libc.write(file, address, read);
  }
});
const end = (): void => {
  poll.close();
  process.exit(0);
};
process.stdin.on('end', end).resume();
process.stderr.write('ready\n');

/** Makes the answer of a question; false when it is none. */
function turnRound(b: Uint8Array): boolean {
  const etherType = (b[12] << 8) | b[13];
  if (etherType === ARP && b[21] === 1 && b[41] === Number(host)) {
    swap(b, 22, 32, 10);
    b.set(HARDWARE_ADDRESS, 22);
    b[21] = 2;
  } else if (etherType === IPV4 && b[23] === ICMP && b[34] === ECHO_REQUEST) {
    swap(b, 26, 30, 4);
    b[34] = 0;
    const sum = ((b[36] << 8) | b[37]) + (ECHO_REQUEST << 8);
    b[36] = (sum + (sum >> 16)) >> 8;
    b[37] = sum + (sum >> 16);
  } else {
    return false;
  }
  b.copyWithin(0, 6, 12);
  b.set(HARDWARE_ADDRESS, 6);
  return true;
}

function swap(b: Uint8Array, one: number, other: number, octetCount: number): void {
  for (let index = 0; index < octetCount; index++) {
    const kept = b[one + index];
    b[one + index] = b[other + index];
    b[other + index] = kept;
  }
}

// @generated from spec/link/arp.protocol: change that, then npm run generate.
/**
 * ARP: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { type Draw } from '../../runtime/base/draw.ts';
import type * as v from './arp.value.ts';

/** A valid Packet. */
export function makePacket(d: Draw, room: number): v.Packet {
  let at = 0;
  const hardwareType = d.named([1, 6, 7, 15, 16, 18, 20, 24, 27, 31, 32], 0, 65535);
  const protocolType = d.named(
    [
      2048, 2054, 2114, 8938, 8947, 24579, 32821, 32923, 33011, 33024, 33079, 34525, 34824, 34825,
      34887, 34888, 34915, 34916, 34958, 34984, 35020, 35045, 35063, 35074, 35078, 36864, 37120,
    ],
    0,
    65535,
  );
  at += 5;
  const hardwareAddressLength = d.length([[0, 255]], 1, 1, 0, 1, room - at - 3);
  at += 1;
  const protocolAddressLength = d.length([[0, 255]], 1, 1, 0, 1, room - at - 2);
  const opcode = d.named([1, 2, 3, 4, 8, 9], 0, 65535);
  at += 2;
  const senderHardwareAddress = d.octets(hardwareAddressLength);
  at += senderHardwareAddress.length;
  const senderProtocolAddress = d.octets(protocolAddressLength);
  at += senderProtocolAddress.length;
  const targetHardwareAddress = d.octets(hardwareAddressLength);
  at += targetHardwareAddress.length;
  const targetProtocolAddress = d.octets(protocolAddressLength);
  at += targetProtocolAddress.length;
  return {
    hardwareType,
    protocolType,
    opcode,
    senderHardwareAddress,
    senderProtocolAddress,
    targetHardwareAddress,
    targetProtocolAddress,
  };
}

/** A valid Ethernet Packet. */
export function makeEthernetPacket(d: Draw, room: number): v.EthernetPacket {
  const opcode = d.named([1, 2, 3, 4, 8, 9], 0, 65535);
  const senderHardwareAddress = d.mac();
  const senderIpAddress = d.ipv4();
  const targetHardwareAddress = d.mac();
  const targetIpAddress = d.ipv4();
  return { opcode, senderHardwareAddress, senderIpAddress, targetHardwareAddress, targetIpAddress };
}

/** What `nonos ifconfig` changes, in the words of ifconfig(8): all of it is read before any. */
import { parseAddress, showAddress } from '../../runtime/sockets.ts';
import type { Address } from '../../runtime/sockets.ts';
import type { NetworkInterface, Stack } from '../../runtime/stack.ts';
import { Failure } from '../failure.ts';
import { Words } from '../network/admin.ts';
import { classLength, maskLength, readPrefix } from '../network/prefixes.ts';
import { netmask } from '../network/tables.ts';

export type Deed = (stack: Stack, on: NetworkInterface) => void;

const EXPECTED =
  'an address, netmask MASK, broadcast ADDRESS, add, del ADDRESS/LENGTH, mtu NUMBER, up or down';
const IPV4_OCTETS = 4;

/** Throws UsageError. */
export function readDeeds(line: readonly string[]): readonly Deed[] {
  const words = new Words('ifconfig', line);
  const deeds: Deed[] = [];
  let address: Address | undefined;
  let length: number | undefined;
  let broadcast: Address | undefined;
  while (!words.isOver) {
    const word = words.take(EXPECTED);
    if (word === 'inet' || word === 'inet6') continue;
    if (word === 'up' || word === 'down') {
      deeds.push((stack, on) => stack.ip.setEnabled(on, word === 'up'));
    } else if (word === 'mtu') deeds.push(mtuDeed(words));
    else if (word === 'add' || word === 'del') deeds.push(addressDeed(word, words));
    else if (word === 'broadcast') broadcast = readBroadcast(words);
    else if (word === 'netmask') {
      const mask = words.take('a mask, as 255.255.255.0');
      length = maskLength(mask) ?? words.refuse(mask, 'a mask, as 255.255.255.0');
    } else {
      const prefix = readPrefix(word) ?? words.refuse(word, EXPECTED);
      if (prefix.address.length !== IPV4_OCTETS) deeds.push(addDeed(prefix.address, prefix.length));
      else ({ address, length = length } = prefix);
    }
  }
  if (address !== undefined || length !== undefined) deeds.unshift(primaryDeed(address, length));
  if (broadcast !== undefined) deeds.unshift(broadcastDeed(broadcast, address, length));
  return deeds;
}

function readBroadcast(words: Words): Address {
  const expected = 'an address of IPv4, as 192.168.1.255';
  const text = words.take(expected);
  const address = parseAddress(text);
  return address?.length === IPV4_OCTETS ? address : words.refuse(text, expected);
}

/** It follows from the mask: RFC 1122 §3.2.1.3. Whoever says it, too, must say the same. */
function broadcastDeed(said: Address, address: Address | undefined, length?: number): Deed {
  return (_stack, on) => {
    const before = on.addresses.find((one) => one.address.length === IPV4_OCTETS);
    const own = address ?? before?.address ?? said;
    const bits = length ?? (address === undefined ? before?.prefixLength : undefined);
    const mask = netmask(bits ?? classLength(own)).split('.');
    if (said.some((octet, index) => octet !== (own[index] | (255 - Number(mask[index]))))) {
      throw fault('SIOCSIFBRDADDR', 'Cannot assign requested address');
    }
  };
}

/** The first address of IPv4, in place of the one before. */
function primaryDeed(wanted: Address | undefined, length: number | undefined): Deed {
  return (stack, on) => {
    const before = on.addresses.find(({ address }) => address.length === IPV4_OCTETS);
    const address = wanted ?? before?.address;
    if (address === undefined) throw fault('SIOCSIFNETMASK', 'Cannot assign requested address');
    if (before !== undefined) stack.ip.removeAddress(on, before.address);
    if (address.every((octet) => octet === 0)) return;
    addDeed(address, length ?? classLength(address))(stack, on);
    stack.ip.setEnabled(on, true);
  };
}

function addressDeed(word: 'add' | 'del', words: Words): Deed {
  const expected = 'an address, as 2001:db8::1/64';
  const text = words.take(expected);
  const { address, length } = readPrefix(text) ?? words.refuse(text, expected);
  if (word === 'add') return addDeed(address, length);
  return (stack, on) => {
    if (on.find(address) === undefined) {
      throw fault('SIOCDIFADDR', 'Cannot assign requested address');
    }
    stack.ip.removeAddress(on, address);
  };
}

function addDeed(address: Address, length: number = address.length * 8): Deed {
  return (stack, on) => {
    if (on.find(address) !== undefined) throw fault('SIOCSIFADDR', 'File exists');
    try {
      stack.addAddress(on, `${showAddress(address)}/${length}`);
    } catch (error) {
      if (error instanceof RangeError) throw fault('SIOCSIFADDR', 'No buffer space available');
      throw error;
    }
  };
}

function mtuDeed(words: Words): Deed {
  const text = words.take('a number of octets');
  if (!/^\d{1,6}$/.test(text)) words.refuse(text, 'a number of octets');
  return (stack, on) => {
    if (!stack.ip.setMtu(on, Number(text))) throw fault('SIOCSIFMTU', 'Invalid argument');
  };
}

function fault(call: string, reason: string): Failure {
  return new Failure(`${call}: ${reason}`);
}

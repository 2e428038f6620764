import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeOption, readOption } from '../../../generated/network/icmpv6.value.ts';
import type { Option } from '../../../generated/network/icmpv6.value.ts';
import { checkOption, OK, OPTION_TYPE } from '../../../generated/network/icmpv6.wire.ts';
import { hardwareNumber, parseHardwareAddress } from '../../../runtime/link/hardware-address.ts';
import {
  findOption,
  hasNonce,
  linkLayerAddress,
  putLinkLayerAddress,
  putNonce,
} from '../../../runtime/network/ipv6/discovery-options.ts';

const options = suite('options of neighbour discovery');

const { SOURCE_LINK_LAYER_ADDRESS: SOURCE, TARGET_LINK_LAYER_ADDRESS: TARGET } = OPTION_TYPE;
const address = parseHardwareAddress('02:00:00:00:00:07');

const written = (...said: readonly Option['body'][]): Uint8Array =>
  Uint8Array.from([7, 7, ...said.flatMap((body) => [...encodeOption({ body })])]);

const source = (octets: Uint8Array): Option['body'] => ({
  is: 'sourceLinkLayerAddress',
  linkLayerAddress: octets,
});

options('are found by their type, the first of them', () => {
  const b = written({ is: 'mtu', linkMtu: 1400 }, source(address), source(address));
  assert.is(findOption(b, 2, b.length, OPTION_TYPE.MTU), 2);
  assert.is(findOption(b, 2, b.length, SOURCE), 10);
  assert.is(findOption(b, 2, b.length, TARGET), -1);
  assert.is(findOption(b, 2, 2, OPTION_TYPE.MTU), -1);
});

options('tell hardware addresses that a station can have', () => {
  const told = (octets: Uint8Array): number | undefined => {
    const b = written(source(octets));
    return linkLayerAddress(b, 2, b.length, SOURCE);
  };
  assert.is(told(address), hardwareNumber(address, 0));
  assert.is(told(parseHardwareAddress('33:33:00:00:00:01')), undefined);
  assert.is(told(parseHardwareAddress('ff:ff:ff:ff:ff:ff')), undefined);
  assert.is(told(new Uint8Array(6)), undefined);
  assert.is(told(new Uint8Array(14).fill(2)), undefined, 'nor one of another kind of link');
  const other = written({ is: 'targetLinkLayerAddress', linkLayerAddress: address });
  assert.is(linkLayerAddress(other, 2, other.length, SOURCE), undefined);
});

options('are written as they are read', () => {
  const b = new Uint8Array(24).fill(0xee);
  const end = putLinkLayerAddress(b, 4, TARGET, address);
  assert.is(end, 12);
  assert.is(checkOption(b, 4, end), OK);
  assert.equal(readOption(b, 4, end).body, {
    is: 'targetLinkLayerAddress',
    linkLayerAddress: address,
  });
  const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const last = putNonce(b, end, nonce);
  assert.is(last, 20);
  assert.equal(readOption(b, end, last).body, { is: 'nonce', randomNumber: nonce });
});

options('have nonces that are ours, or not', () => {
  const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const b = written({ is: 'mtu', linkMtu: 1400 }, { is: 'nonce', randomNumber: nonce });
  const isOurs = (octets: Uint8Array, from: number, to: number): boolean =>
    to - from === 6 && octets[from] === 1;
  assert.ok(hasNonce(b, 2, b.length, isOurs));
  assert.not(hasNonce(b, 2, b.length, () => false));
  assert.not(hasNonce(b, 2, 10, isOurs), 'nor where there is none');
});

options.run();

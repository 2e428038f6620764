import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, ipv4Word } from '../../../runtime/base/address.ts';
import * as blocks from '../../../runtime/network/ipv4/blocks.ts';

const suiteOfBlocks = suite('blocks of IPv4 addresses');
const word = (text: string): number => ipv4Word(addressOf(text), 0);

/** For each test of a block: the first and last address in it, and what lies next to it. */
const edges = {
  isThisNetwork: ['0.0.0.0', '0.255.255.255', '255.255.255.255', '1.0.0.0'],
  isLoopback: ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  isLinkLocal: ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  isMulticast: ['224.0.0.0', '239.255.255.255', '223.255.255.255', '240.0.0.0'],
  isReserved: ['240.0.0.0', '255.255.255.255', '239.255.255.255', '0.0.0.0'],
  isAllHosts: ['224.0.0.1', '224.0.0.1', '224.0.0.0', '224.0.0.2'],
} as const;

for (const [name, [first, last, before, after]] of Object.entries(edges)) {
  suiteOfBlocks(`${name}: from ${first} to ${last}`, () => {
    const is = blocks[name as keyof typeof edges];
    assert.equal([first, last, before, after].map(word).map(is), [true, true, false, false]);
  });
}

suiteOfBlocks('of hosts are what is left', () => {
  const hosts = ['1.0.0.0', '126.255.255.255', '128.0.0.0', '223.255.255.255', '169.254.0.1'];
  const others = ['0.0.0.1', '127.0.0.1', '224.0.0.0', '240.0.0.0', '255.255.255.255'];
  assert.ok(hosts.map(word).every(blocks.isHost));
  assert.not.ok(others.map(word).some(blocks.isHost));
});

suiteOfBlocks('have masks of any length', () => {
  assert.equal([0, 1, 24, 31, 32].map(blocks.maskOf), [0, -0x80000000, -256, -2, -1]);
  assert.is(word('255.255.255.255'), blocks.LIMITED_BROADCAST_WORD);
});

suiteOfBlocks.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Topology } from '../../runtime/lab/topology.ts';
import { topologyOf } from './laboratories.ts';

const topologies = suite('topology');

topologies('one is plain data: what a file says, word for word', () => {
  const expected: Topology = {
    title: 'pair',
    nodes: [
      { name: 'a', kind: 'host' },
      { name: 'r', kind: 'router' },
    ],
    links: [
      {
        ends: [
          { node: 'a', addresses: [{ address: Uint8Array.of(192, 0, 2, 1), length: 24 }] },
          { node: 'r', addresses: [] },
        ],
        mtu: 1400,
        there: { delayMs: 10, loss: 0.01 },
        back: { delayMs: 10, loss: 0.02 },
      },
    ],
    captures: [{ link: ['r', 'a'], path: 'x.pcapng' }],
    events: [{ atMs: 1500, kind: 'ping', from: 'a', to: 'r', times: 4, version: 4 }],
  };
  const text = `lab "pair" host a router r
    link a 192.0.2.1/24 - r mtu 1400, delay 10 ms, loss 1%; back loss 2%
    capture r - a to "x.pcapng" at 1.5 s a pings r`;
  assert.equal(topologyOf(text), expected);
});

topologies.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeCell } from '../../../generated/onion/tor.value.ts';
import type { CellBody } from '../../../generated/onion/tor.value.ts';
import { handshakeCell } from '../../../runtime/onion/channel/handshake-cells.ts';
import { hex } from '../handshake/given.ts';
import { RELAY } from './relays.ts';

const cells = suite('onion: cells of the handshake');
const NOTHING = new Uint8Array(0);

cells('VERSIONS is as every implementation says it', () => {
  const octets = handshakeCell({ is: 'versions', versions: [3, 4, 5] }, 3);
  assert.equal(octets, hex('0000 07 0006 0003 0004 0005'));
});

cells('what is said is read back, in each link version, and nothing is left over', () => {
  const challenge = new Uint8Array(32).fill(7);
  const bodies: readonly CellBody[] = [
    { is: 'versions', versions: [] },
    { is: 'variablePadding', noise: hex('0102') },
    { is: 'certs', certificates: RELAY.asResponder, ignored: NOTHING },
    { is: 'certs', certificates: [], ignored: NOTHING },
    { is: 'authChallenge', challenge, methods: [1, 3], ignored: NOTHING },
  ];
  for (const body of bodies) {
    for (const version of [3, 4, 5]) {
      const decoded = decodeCell(handshakeCell(body, version), version);
      assert.ok(decoded.ok, body.is);
      if (decoded.ok) assert.equal(decoded.value.body, body);
    }
  }
});

cells.run();

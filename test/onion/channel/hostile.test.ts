import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeCell } from '../../../generated/onion/tor.value.ts';
import type { CellBody } from '../../../generated/onion/tor.value.ts';
import { handshakeCell } from '../../../runtime/onion/channel/handshake-cells.ts';
import { crypto } from '../handshake/given.ts';
import { bothEnds, openEnds, RELAY } from './relays.ts';

const channel = suite('onion: channels under attack');
const NOTHING = new Uint8Array(0);
const HELLO = Uint8Array.of(0x68, 0x69);

/** What an initiator may say, out of turn. */
function said(body: CellBody, linkVersion = 5, circid = 0): Uint8Array {
  return circid === 0
    ? handshakeCell(body, linkVersion)
    : encodeCell({ circid, body }, linkVersion);
}

channel('CREATE2 before NETINFO closes the link', () => {
  const both = bothEnds({ prepare: (initiator) => void (initiator.way = () => []) });
  both.responderLink.push(said({ is: 'versions', versions: [4, 5] }, 3));
  both.simulation.run(5);
  both.responderLink.push(said({ is: 'create2', htype: 2, hdata: NOTHING }, 5, 0x80000001));
  both.simulation.run(5);
  assert.is(both.responderUser.end, 'a cell came where it may not');
});

channel('whatever comes first and is no VERSIONS closes the link', () => {
  const bodies: CellBody[] = [
    { is: 'padding', noise: new Uint8Array(509) },
    { is: 'certs', certificates: [], ignored: NOTHING },
    { is: 'createFast', x: new Uint8Array(20) },
    { is: 'destroy', reason: 0, filler: NOTHING },
    { is: 'relay', relayCell: new Uint8Array(509) },
  ];
  for (const body of bodies) {
    const both = bothEnds({ prepare: (initiator) => void (initiator.way = () => []) });
    both.responderLink.push(said(body, 3));
    both.simulation.run(5);
    assert.is(both.responderUser.end, 'a cell came where it may not', body.is);
  }
});

channel('VPADDING may come first', () => {
  const both = bothEnds({
    prepare: (initiator) => {
      initiator.way = (octets) => [said({ is: 'variablePadding', noise: HELLO }, 3), octets];
    },
    initiator: { versions: [3] },
  });
  both.simulation.run(50);
  assert.ok(both.responderUser.isOpen);
});

channel('handshake cells that are malformed close the link, at any truncation', () => {
  const bodies: CellBody[] = [
    { is: 'certs', certificates: RELAY.asInitiator, ignored: NOTHING },
    { is: 'authChallenge', challenge: new Uint8Array(32), methods: [3], ignored: NOTHING },
  ];
  for (const body of bodies) {
    const whole = said(body);
    for (let size = 7; size < whole.length; size += size < 60 ? 1 : 41) {
      const cut = whole.slice(0, size);
      cut.set([(size - 7) >>> 8, (size - 7) & 0xff], 5); // the length says what there is
      const both = bothEnds({ prepare: (initiator) => void (initiator.way = () => []) });
      both.responderLink.push(said({ is: 'versions', versions: [5] }, 3));
      both.responderLink.push(cut);
      both.simulation.run(5);
      assert.ok(both.responderUser.end, `${body.is} of ${size} octets`);
      assert.not(both.responderUser.isOpen);
    }
  }
});

channel('once it is open, the handshake may not begin again', () => {
  const bodies: CellBody[] = [
    { is: 'versions', versions: [5] },
    { is: 'certs', certificates: [], ignored: NOTHING },
    { is: 'authChallenge', challenge: new Uint8Array(32), methods: [3], ignored: NOTHING },
    { is: 'netinfo', time: 0, otherAddress: unknownAddress(), myAddresses: [] },
  ];
  for (const body of bodies) {
    const both = openEnds();
    both.responderLink.push(said(body));
    both.simulation.run(5);
    assert.is(both.responderUser.end, 'a cell came where it may not', body.is);
  }
});

function unknownAddress() {
  return { atype: 99, aval: { is: 'unknown', octets: HELLO } } as const;
}

channel('an address that nobody knows is passed over', () => {
  const both = bothEnds({ prepare: (initiator) => void (initiator.way = () => []) });
  both.responderLink.push(said({ is: 'versions', versions: [5] }, 3));
  const netinfo = { time: 0, otherAddress: unknownAddress(), myAddresses: [unknownAddress()] };
  both.responderLink.push(said({ is: 'netinfo', ...netinfo }));
  both.simulation.run(5);
  assert.ok(both.responderUser.isOpen);
  assert.is(both.responder.ourAddress, undefined);
});

channel('commands that nobody knows are passed over once it is open', () => {
  const both = openEnds();
  const body = { is: 'unknown', command: 200, octets: HELLO } as const;
  both.responderLink.push(encodeCell({ circid: 0, length: HELLO.length, body }, 5));
  both.simulation.run(5);
  assert.ok(both.responder.isOpen);
  assert.is(both.responderCounters['unknown cells'], 1);
});

channel('a relay may not tell a client how to pad', () => {
  const both = openEnds();
  const filler = NOTHING;
  const body = { is: 'paddingNegotiate', paddingCommand: 1, itoLow: 0, itoHigh: 0, filler };
  both.initiatorLink.push(said(body as CellBody));
  both.simulation.run(5);
  assert.is(both.initiatorUser.end, 'a cell came where it may not');
});

channel('noise costs the channel, and nothing but the channel', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const both = bothEnds({ prepare: (initiator) => void (initiator.way = () => []) }, seed);
    if (seed % 2) both.responderLink.push(said({ is: 'versions', versions: [5] }, 3));
    for (let piece = 0; piece < 20; piece++) both.responderLink.push(crypto.random(seed * 7));
    both.simulation.run(40_000);
    assert.ok(both.responderUser.end, `seed ${seed}`);
    both.initiator.close();
    both.simulation.run(10);
    assert.is(both.simulation.timers.running, 0);
  }
});

channel.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { LINK_VERSIONS, LinkHandshake } from '../../../runtime/onion/channel/handshake.ts';
import { handshakeCell } from '../../../runtime/onion/channel/handshake-cells.ts';
import type { ChannelSettings } from '../../../runtime/onion/channel/settings.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { plainLinks } from './plain-link.ts';
import { NOW, OTHER_RELAY, RELAY, settingsOf } from './relays.ts';

const handshakes = suite('onion: what is said before the first circuit');

function newHandshake(wishes: Partial<ChannelSettings> = {}) {
  const simulation = new Simulation(1);
  const [link] = plainLinks(simulation.timers, RELAY.link.certificate);
  const written: Uint8Array[] = [];
  const settings = settingsOf(simulation, wishes);
  const handshake = new LinkHandshake(settings, link, {}, (octets) => void written.push(octets));
  return { handshake, written };
}

function look(handshake: LinkHandshake, cell: Uint8Array, version = 5): boolean {
  return handshake.look(cell, 0, cell.length, version);
}

handshakes('the highest version in common is found, or none', () => {
  const { handshake } = newHandshake();
  const highest = (versions: number[]): number => {
    assert.ok(look(handshake, handshakeCell({ is: 'versions', versions }, 3), 3));
    return handshake.highestCommon();
  };
  assert.is(highest([1, 2, 3]), 3);
  assert.is(highest([5, 4, 9]), 5);
  assert.is(handshake.fault, undefined);
  assert.is(highest([1, 2, 6]), 0);
  assert.is(handshake.fault, 'no link version is common');
  assert.equal(LINK_VERSIONS, [3, 4, 5]);
});

handshakes('a cell that is malformed is not looked at', () => {
  const { handshake } = newHandshake();
  const odd = Uint8Array.of(0, 0, 7, 0, 3, 0, 3, 0);
  assert.not(look(handshake, odd, 3));
  assert.is(handshake.highestCommon(), 0);
});

handshakes('a client neither says what time it is nor challenges anybody', () => {
  const { handshake, written } = newHandshake();
  handshake.sendNetinfo(5);
  assert.equal([...written[0].subarray(4, 9)], [8, 0, 0, 0, 0]);
  assert.not(handshake.weSayWhoWeAre());
});

handshakes('a relay says what time it is', () => {
  const { handshake, written } = newHandshake({ certificates: () => RELAY });
  handshake.sendNetinfo(5);
  const [time] = new Uint32Array(written[0].slice(5, 9).reverse().buffer);
  assert.is(time, NOW);
});

handshakes('a challenge that does not offer our method is not answered', () => {
  const { handshake } = newHandshake({ certificates: () => RELAY });
  const offer = (methods: number[]): boolean => {
    const challenge = new Uint8Array(32);
    const body = { is: 'authChallenge', challenge, methods, ignored: new Uint8Array(0) } as const;
    assert.ok(look(handshake, handshakeCell(body, 5)));
    return handshake.weSayWhoWeAre();
  };
  assert.ok(offer([1, 3]));
  assert.not(offer([1]));
  assert.not(offer([]));
});

handshakes('each challenge is another one', () => {
  const { handshake, written } = newHandshake({ certificates: () => RELAY });
  handshake.sendAuthChallenge(5);
  handshake.sendAuthChallenge(5);
  assert.not.equal(written[0], written[1]);
});

handshakes('who has claimed nothing has proved nothing', () => {
  const { handshake } = newHandshake({ certificates: () => RELAY });
  assert.not(handshake.theProofHolds(5));
  handshake.noteTheIdentity();
  assert.is(handshake.peer, undefined);
});

handshakes('the larger key is told from the smaller, by both alike', () => {
  const orders = [RELAY, OTHER_RELAY].map((own) => {
    const { handshake } = newHandshake({ certificates: () => own });
    handshake.peer = own === RELAY ? OTHER_RELAY : RELAY;
    return handshake.keyOrder!;
  });
  assert.is(Math.sign(orders[0]), -Math.sign(orders[1]));
  assert.is.not(orders[0], 0);
  assert.is(newHandshake().handshake.keyOrder, undefined);
});

handshakes.run();

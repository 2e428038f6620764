import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { COMMAND, REASON } from '../../generated/onion/tor.wire.ts';
import { showAddress } from '../../runtime/base/address.ts';
import { bothEnds, HeardCircuit, NOW, openEnds, OTHER_RELAY, RELAY } from './channel/relays.ts';
import { broken } from './handshake/given.ts';

const channel = suite('onion: channels');
const HELLO = Uint8Array.of(0x68, 0x69);

for (const version of [3, 4, 5]) {
  channel(`a client and a relay come to speak link version ${version}`, () => {
    const both = openEnds({ initiator: { versions: [version] } });
    assert.ok(both.initiatorUser.isOpen && both.responderUser.isOpen);
    assert.is(both.initiator.linkVersion, version);
    assert.is(both.responder.linkVersion, version);
    assert.equal(both.initiator.peer?.rsaIdentity, RELAY.rsaIdentity);
    assert.equal(both.initiator.peer?.ed25519Identity, RELAY.ed25519Identity);
    assert.is(both.responder.peer, undefined, 'a client has not said who it is');
  });

  channel(`two relays prove to each other who they are, in link version ${version}`, () => {
    const both = openEnds({
      initiator: { versions: [version], certificates: () => OTHER_RELAY },
    });
    assert.ok(both.initiatorUser.isOpen && both.responderUser.isOpen);
    assert.equal(both.initiator.peer?.ed25519Identity, RELAY.ed25519Identity);
    assert.equal(both.responder.peer?.ed25519Identity, OTHER_RELAY.ed25519Identity);
    assert.equal(both.responder.peer?.rsaIdentity, OTHER_RELAY.rsaIdentity);
  });

  channel(`cells go both ways, in link version ${version}`, () => {
    const both = openEnds({ initiator: { versions: [version] } });
    const circuit = new HeardCircuit();
    const id = both.initiator.attach(circuit);
    both.initiator.send(id, COMMAND.CREATE_FAST, HELLO, 0, HELLO.length);
    both.simulation.run(10);
    const theirs = both.accepted.get(id)!;
    assert.is(theirs.cells[0].command, COMMAND.CREATE_FAST);
    assert.is(theirs.cells[0].body.length, 509);
    assert.equal(theirs.cells[0].body.slice(0, 3), Uint8Array.of(0x68, 0x69, 0));
    both.responder.send(id, COMMAND.CREATED_FAST, HELLO, 1, 2);
    both.simulation.run(10);
    assert.is(circuit.cells[0].command, COMMAND.CREATED_FAST);
    assert.is(circuit.cells[0].body[0], 0x69);
    assert.is(circuit.settled, 1);
  });
}

channel('the highest version that both know is spoken', () => {
  const of = (initiator: number[], responder: number[]): number =>
    openEnds({ initiator: { versions: initiator }, responder: { versions: responder } }).initiator
      .linkVersion;
  assert.is(of([3, 4, 5], [3, 4, 5]), 5);
  assert.is(of([3, 4], [4, 5]), 4);
  assert.is(of([5, 3], [3]), 3);
});

channel('without a version in common there is no channel', () => {
  for (const versions of [[1, 2], [], [6, 7]]) {
    const both = bothEnds({ initiator: { versions } });
    both.simulation.run(100);
    assert.is(both.responderUser.end, 'no link version is common');
    assert.is(both.initiatorUser.end, 'the link was lost');
  }
});

channel('another relay than was meant is refused, by its name', () => {
  const rsa = bothEnds({ expected: { rsaIdentity: OTHER_RELAY.rsaIdentity } });
  rsa.simulation.run(100);
  assert.is(rsa.initiatorUser.end, 'the RSA identity is not the expected one');
  assert.is(rsa.initiatorCounters['the RSA identity is not the expected one'], 1);
  const { ed25519Identity } = OTHER_RELAY;
  const ed25519 = bothEnds({ expected: { rsaIdentity: RELAY.rsaIdentity, ed25519Identity } });
  ed25519.simulation.run(100);
  assert.is(ed25519.initiatorUser.end, 'the Ed25519 identity is not the expected one');
  assert.not(ed25519.initiatorUser.isOpen);
});

channel('a relay with the certificates of another is found out by its TLS', () => {
  const both = bothEnds({ responder: { certificates: () => OTHER_RELAY }, expected: {} });
  both.simulation.run(100);
  assert.is(both.initiatorUser.end, 'another certificate was shown in TLS');
});

channel('a relay without certificates is none', () => {
  const both = bothEnds({
    responder: { certificates: () => ({ ...RELAY, asResponder: [] }) },
    expected: {},
  });
  both.simulation.run(100);
  assert.is(both.initiatorUser.end, 'the identity certificate is missing');
});

channel('an initiator that cannot prove its claim is refused', () => {
  const { authentication } = RELAY;
  const both = bothEnds({
    initiator: { certificates: () => ({ ...OTHER_RELAY, authentication }) },
  });
  both.simulation.run(100);
  assert.is(both.responderUser.end, 'the proof does not hold');
});

channel('a proof for another TLS connection is of no use', () => {
  const both = bothEnds({
    initiator: { certificates: () => OTHER_RELAY },
    prepare: (initiator) => void initiator.secret.set([initiator.secret[0] ^ 1]),
  });
  both.simulation.run(100);
  assert.is(both.responderUser.isOpen, true, 'the secret is shared by both ends of this link');
  const other = bothEnds({
    initiator: { certificates: () => OTHER_RELAY },
    prepare: (initiator) => {
      const exported = initiator.exportKeyingMaterial.bind(initiator);
      initiator.exportKeyingMaterial = (label, context, length) =>
        broken(exported(label, context, length), 0);
    },
  });
  other.simulation.run(100);
  assert.is(other.responderUser.end, 'the proof does not hold');
});

channel('clocks that differ are noted, and of more than an hour warned', () => {
  const both = openEnds({ responder: { unixSeconds: () => NOW + 7200 } });
  assert.ok(both.initiatorUser.isOpen);
  assert.ok(Math.abs(both.initiator.clockSkewSeconds - 7200) < 2);
  assert.is(both.initiatorCounters['clocks that are far off'], 1);
  assert.is(both.responder.clockSkewSeconds, 0, 'a client does not say what time it is');
  const near = openEnds({ responder: { unixSeconds: () => NOW + 60 } });
  assert.is(near.initiatorCounters['clocks that are far off'], 0);
});

channel('each end learns as whom the other sees it', () => {
  const both = openEnds();
  assert.is(showAddress(both.initiator.ourAddress!), '192.0.2.1');
  assert.is(showAddress(both.responder.ourAddress!), '192.0.2.2');
});

channel('cells may be cut anywhere, and still are heard', () => {
  for (const size of [1, 2, 5, 100, 513, 514, 515, 1300]) {
    const both = bothEnds({
      prepare: (initiator, responder) => {
        const cut = (octets: Uint8Array): Uint8Array[] => {
          const pieces: Uint8Array[] = [];
          for (let at = 0; at < octets.length; at += size) {
            pieces.push(octets.subarray(at, at + size));
          }
          return pieces;
        };
        initiator.way = cut;
        responder.way = cut;
      },
    });
    both.simulation.run(100);
    const circuit = new HeardCircuit();
    const id = both.initiator.attach(circuit);
    both.initiator.send(id, COMMAND.CREATE2, HELLO, 0, 2);
    for (let cell = 0; cell < 70; cell++) {
      both.initiator.send(id, COMMAND.RELAY, Uint8Array.of(cell), 0, 1);
    }
    both.simulation.run(100);
    const heard = both.accepted.get(id)!.cells;
    assert.is(heard.length, 71, `${size} octets at a time`);
    assert.is(heard[70].body[0], 69);
  }
});

channel('a circuit is settled once for all cells of one read', () => {
  const both = openEnds();
  const circuits = [new HeardCircuit(), new HeardCircuit()];
  const ids = circuits.map((circuit) => both.responder.attach(circuit));
  for (let cell = 0; cell < 10; cell++) {
    for (const id of ids) both.initiator.send(id, COMMAND.RELAY, HELLO, 0, 2);
  }
  both.simulation.run(10);
  for (const circuit of circuits) {
    assert.is(circuit.cells.length, 10);
    assert.is(circuit.settled, 1);
  }
});

channel('what is sent in one turn goes out in one write', () => {
  const both = openEnds();
  const id = both.initiator.attach(new HeardCircuit());
  const before = both.initiatorLink.written.length;
  for (let cell = 0; cell < 31; cell++) both.initiator.send(id, COMMAND.RELAY, HELLO, 0, 2);
  both.simulation.run(0);
  const writes = both.initiatorLink.written.slice(before);
  assert.equal(
    writes.reduce((sum, { length }) => sum + length, 0),
    31 * 514,
  );
  assert.ok(writes.length <= 2, `${writes.length} writes`);
});

channel('ids of circuits are of the half that is the role, and never in use', () => {
  const both = openEnds();
  const ids = new Set<number>();
  for (let circuit = 0; circuit < 500; circuit++) {
    const mine = both.initiator.attach(new HeardCircuit());
    const theirs = both.responder.attach(new HeardCircuit());
    assert.ok(mine >= 0x80000000);
    assert.ok(theirs > 0 && theirs < 0x80000000);
    ids.add(mine).add(theirs);
  }
  assert.is(ids.size, 1000);
});

channel('between relays of link version 3, keys tell whose half is which', () => {
  const both = openEnds({ initiator: { versions: [3], certificates: () => OTHER_RELAY } });
  const mine = both.initiator.attach(new HeardCircuit());
  const theirs = both.responder.attach(new HeardCircuit());
  assert.is.not(mine >= 0x8000, theirs >= 0x8000);
  assert.ok(mine < 0x10000 && theirs < 0x10000);
});

channel('a circuit id of the wrong half is destroyed', () => {
  const both = openEnds();
  const circuit = new HeardCircuit();
  both.initiator.attach(circuit);
  both.initiator.send(5, COMMAND.CREATE_FAST, HELLO, 0, 2);
  both.initiator.send(0, COMMAND.CREATE2, HELLO, 0, 2);
  both.simulation.run(10);
  assert.is(both.accepted.size, 0);
  assert.is(both.responderCounters['circuits with an id that they may not have'], 2);
  assert.is(both.initiatorCounters['cells of no circuit'], 2, 'DESTROY');
});

channel('a circuit id that is in use is refused, and what is there stays', () => {
  const both = openEnds();
  const circuit = new HeardCircuit();
  const id = both.initiator.attach(circuit);
  both.initiator.send(id, COMMAND.CREATE2, HELLO, 0, 2);
  both.initiator.send(id, COMMAND.CREATE2, HELLO, 0, 2);
  both.simulation.run(10);
  assert.is(both.accepted.get(id)?.cells.length, 1);
  assert.is(both.responderCounters['circuits with an id that is in use'], 1);
  assert.is(circuit.cells[0].command, COMMAND.DESTROY);
  assert.is(circuit.cells[0].body[0], REASON.PROTOCOL);
});

channel('a circuit that the owner would rather not have is destroyed', () => {
  const both = openEnds({ responder: { owner: { accept: () => undefined } } });
  const circuit = new HeardCircuit();
  const id = both.initiator.attach(circuit);
  both.initiator.send(id, COMMAND.CREATE2, HELLO, 0, 2);
  both.simulation.run(10);
  assert.is(circuit.cells[0].body[0], REASON.RESOURCE_LIMIT);
  assert.is(both.responderCounters['circuits refused'], 1);
});

channel('who asks a client for a circuit is refused', () => {
  const both = openEnds();
  const circuit = new HeardCircuit();
  const id = both.responder.attach(circuit);
  both.responder.send(id, COMMAND.CREATE2, HELLO, 0, 2);
  both.simulation.run(10);
  assert.is(circuit.cells[0].command, COMMAND.DESTROY);
  assert.is(circuit.cells[0].body[0], REASON.PROTOCOL);
});

channel('cells of no circuit are counted, and dropped', () => {
  const both = openEnds();
  both.initiator.send(0x80000099, COMMAND.RELAY, HELLO, 0, 2);
  both.simulation.run(10);
  assert.is(both.responderCounters['cells of no circuit'], 1);
  assert.ok(both.responder.isOpen);
});

channel('a detached circuit hears nothing, and its id is free', () => {
  const both = openEnds();
  const circuit = new HeardCircuit();
  const id = both.initiator.attach(circuit);
  both.responder.send(id, COMMAND.RELAY, HELLO, 0, 2);
  both.initiator.detach(id);
  both.simulation.run(10);
  assert.is(circuit.cells.length, 0);
  assert.is(both.initiator.circuitCount, 0);
  both.initiator.detach(id);
  assert.is(both.initiator.circuitCount, 0, 'twice is as good as once');
});

channel('an idle channel is closed, and one with circuits is kept', () => {
  const both = openEnds({
    initiator: { idleTimeoutMs: 60_000 },
    responder: { idleTimeoutMs: 1_000_000 },
  });
  const circuit = new HeardCircuit();
  const id = both.initiator.attach(circuit);
  both.simulation.run(170_000);
  assert.ok(both.initiator.isOpen);
  both.initiator.detach(id);
  both.simulation.run(61_000);
  assert.is(both.initiatorUser.end, 'idle');
  assert.is(both.responderUser.end, 'the link was lost');
});

channel('when the channel is gone, every circuit hears of it once, and nothing is left', () => {
  const both = openEnds();
  const circuits = [new HeardCircuit(), new HeardCircuit(), new HeardCircuit()];
  for (const circuit of circuits) both.initiator.attach(circuit);
  both.responderLink.close();
  both.simulation.run(10);
  assert.ok(circuits.every(({ isGone }) => isGone));
  assert.is(both.initiatorUser.end, 'the link was lost');
  assert.is(both.initiator.attach(new HeardCircuit()), 0);
  both.initiator.send(1, COMMAND.RELAY, HELLO, 0, 2);
  assert.is(both.initiatorCounters['cells after the end'], 1);
  both.responder.close();
  both.simulation.run(10);
  assert.is(both.simulation.timers.running, 0);
});

channel('a handshake that goes nowhere ends in time', () => {
  const both = bothEnds({
    initiator: { handshakeTimeoutMs: 5000 },
    prepare: (_, responder) => void (responder.way = () => []),
  });
  both.simulation.run(5010);
  assert.is(both.initiatorUser.end, 'the handshake took too long');
});

channel('padding is sent in silence, between clients and relays of version 5 alone', () => {
  const of = (initiator: Parameters<typeof openEnds>[0]): number[] => {
    const both = openEnds(initiator);
    both.initiator.attach(new HeardCircuit());
    both.responder.attach(new HeardCircuit());
    both.simulation.run(120_000);
    return [both.initiatorCounters['padding sent'], both.responderCounters['padding sent']];
  };
  const [mine, theirs] = of({});
  assert.ok(mine > 5 && mine < 80 && theirs > 5 && theirs < 80, `${mine} and ${theirs}`);
  assert.equal(of({ initiator: { versions: [4] } }), [0, 0]);
  assert.equal(of({ initiator: { certificates: () => OTHER_RELAY } }), [0, 0]);
  assert.equal(of({ initiator: { hasPadding: false } }), [0, 0], 'STOP is heeded');
});

channel('when the link is full, circuits wait until it is not', () => {
  const both = openEnds();
  const circuit = new HeardCircuit();
  const id = both.initiator.attach(circuit);
  both.initiatorLink.isFull = true;
  both.initiator.send(id, COMMAND.CREATE2, HELLO, 0, 2);
  both.initiator.flush();
  assert.ok(both.initiator.isFull);
  for (let cell = 0; cell < 100; cell++) both.initiator.send(id, COMMAND.RELAY, HELLO, 0, 2);
  both.simulation.run(10);
  assert.is(both.accepted.get(id)?.cells.length, 1, 'the rest waits');
  both.initiatorLink.relieve();
  assert.not(both.initiator.isFull);
  assert.is(circuit.writableCalls, 1);
  both.simulation.run(10);
  assert.is(both.accepted.get(id)?.cells.length, 101);
});

channel('who does not read is given up at a bound', () => {
  const both = openEnds();
  const id = both.initiator.attach(new HeardCircuit());
  both.initiatorLink.isFull = true;
  for (let cell = 0; cell < 9000; cell++) both.initiator.send(id, COMMAND.RELAY, HELLO, 0, 2);
  assert.is(both.initiatorUser.end, 'the other end does not read');
});

channel.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { REASON } from '../../generated/onion/tor.wire.ts';
import { ClientCircuit } from '../../runtime/onion/circuit.ts';
import { labRelay, LabOnion } from './circuit/lab-onion.ts';
import { LoggedCircuit } from './circuit/logged.ts';

const circuits = suite('onion: a circuit');

const old = (hops: number) => Array.from({ length: hops }, (_, hop) => labRelay(`relay${hop}`));
const modern = (hops: number) =>
  Array.from({ length: hops }, (_, hop) => labRelay(`relay${hop}`, 31));

function begin(onion: LabOnion, isFast = false): [ClientCircuit, LoggedCircuit] {
  const log = new LoggedCircuit();
  const options = { timeoutMs: 1000, isFast };
  const circuit = new ClientCircuit(onion.shared, onion, onion.path, log, options);
  circuit.build();
  return [circuit, log];
}

function open(onion: LabOnion): [ClientCircuit, LoggedCircuit] {
  const made = begin(onion);
  onion.simulation.run(500);
  assert.equal(made[1].said, ['opened']);
  return made;
}

circuits('three hops are built by ntor, in three round trips of growing length', () => {
  const onion = new LabOnion(old(3));
  const [circuit, log] = begin(onion);
  onion.simulation.run(500);
  assert.equal(log.said, ['opened']);
  assert.is(circuit.buildMs, 60);
  assert.is(circuit.info().phase, 'fixed');
  assert.is(circuit.info().sendWindow, 1000);
});

circuits('by ntor-v3 too, and the last hop brings congestion control', () => {
  const onion = new LabOnion(modern(3));
  const [circuit] = open(onion);
  assert.is(circuit.info().phase, 'slow start');
  assert.is(circuit.info().sendWindow, 124);
});

circuits('congestion control that the consensus does not want is not asked for', () => {
  const onion = new LabOnion(modern(3));
  onion.shared.flow = { ...onion.shared.flow, isVegas: false };
  const [circuit] = open(onion);
  assert.is(circuit.info().phase, 'fixed');
});

circuits('a SENDME for far too many cells is not agreed to', () => {
  for (const [increment, news] of [
    [15, 'failed: extend 1: the relay has not proved who it is'],
    [16, 'opened'],
    [62, 'opened'],
    [63, 'failed: extend 1: the relay has not proved who it is'],
  ] as const) {
    const onion = new LabOnion([labRelay('first', 31), labRelay('last', increment)]);
    const [, log] = begin(onion);
    onion.simulation.run(500);
    assert.equal(log.said, [news], `${increment} cells`);
  }
});

circuits('one hop is built by CREATE_FAST', () => {
  const onion = new LabOnion(old(1));
  const [circuit, log] = begin(onion, true);
  onion.simulation.run(500);
  assert.equal(log.said, ['opened']);
  assert.ok(circuit.isOpen);
});

circuits('EXTEND2 goes in RELAY_EARLY, with all that is known of the relay', () => {
  const onion = new LabOnion(old(3));
  open(onion);
  assert.equal(
    onion.heard.map(({ hop, isEarly, data }) => [hop, isEarly, data.is]),
    [
      [0, true, 'extend2'],
      [1, true, 'extend2'],
    ],
  );
  const [{ data }] = onion.heard;
  if (data.is !== 'extend2') return assert.unreachable();
  assert.equal(
    data.linkSpecifiers.map(({ is }) => is),
    ['ipv4', 'legacyIdentity', 'ed25519Identity', 'ipv6'],
  );
});

circuits('a relay that is another than was meant is found out, at whichever hop', () => {
  for (let wrong = 0; wrong < 3; wrong++) {
    const onion = new LabOnion(old(3));
    const path = onion.path.map((target, hop) =>
      hop === wrong ? { ...target, ntorKey: labRelay('other').target.ntorKey } : target,
    );
    const log = new LoggedCircuit();
    new ClientCircuit(onion.shared, onion, path, log, { timeoutMs: 1000 }).build();
    onion.simulation.run(500);
    const step = wrong === 0 ? 'create' : 'extend';
    assert.equal(log.said, [`failed: ${step} ${wrong}: ${PROOFS[Math.min(wrong, 1)]}`]);
    assert.equal(onion.destroys, [REASON.PROTOCOL]);
    assert.is(onion.detached, 1);
  }
});

const PROOFS = ['the first relay has not proved who it is', 'the relay has not proved who it is'];

circuits('DESTROY while it is built says at which hop, and why', () => {
  const onion = new LabOnion(old(3));
  const [, log] = begin(onion);
  onion.simulation.run(25);
  onion.body({ is: 'destroy', reason: REASON.CONNECT_FAILED, filler: new Uint8Array(0) });
  onion.simulation.run(500);
  assert.equal(log.said, ['failed: extend 1: destroyed: connect failed']);
  assert.equal(onion.destroys, [], 'who was told that it is gone need not say so');
});

circuits('TRUNCATED ends it, and the rest of it is destroyed', () => {
  const onion = new LabOnion(old(3));
  const [, log] = begin(onion);
  onion.simulation.run(25);
  onion.say(0, 0, { is: 'truncated', reason: REASON.OR_IDENTITY, ignored: new Uint8Array(0) });
  onion.simulation.run(500);
  assert.equal(log.said, ['failed: extend 1: cut short: or identity']);
  assert.equal(onion.destroys, [REASON.REQUESTED]);
});

circuits('a relay that never answers is waited for as long as was said', () => {
  const onion = new LabOnion(old(3));
  onion.isSilent = true;
  const [, log] = begin(onion);
  onion.simulation.run(999);
  assert.equal(log.said, []);
  onion.simulation.run(1);
  assert.equal(log.said, ['failed: create 0: timed out']);
  onion.simulation.run(100);
  assert.equal(onion.destroys, [REASON.TIMEOUT]);
  assert.is(onion.simulation.timers.running, 0);
});

circuits('a channel that is gone, or has no id, ends it at once', () => {
  const onion = new LabOnion(old(3));
  const [, log] = open(onion);
  onion.gone();
  assert.equal(log.said, ['opened', 'closed: use: the channel is gone']);
  const full = new LabOnion(old(3));
  full.nextId = 0;
  assert.equal(begin(full)[1].said, ['failed: create 0: no circuit id is left']);
});

circuits('closing it tells the relays once, and the user', () => {
  const onion = new LabOnion(old(3));
  const [circuit, log] = open(onion);
  circuit.close();
  circuit.close();
  onion.simulation.run(100);
  assert.equal(log.said, ['opened', 'closed: use: closed by us']);
  assert.equal(onion.destroys, [REASON.REQUESTED]);
});

circuits('a cell that nobody has said ends it', () => {
  const onion = new LabOnion(old(3));
  const [, log] = open(onion);
  onion.toClient(3, new Uint8Array(509).fill(7));
  onion.simulation.run(100);
  assert.equal(log.said, ['opened', 'closed: use: a cell that nobody recognises']);
  assert.equal(onion.destroys, [REASON.PROTOCOL]);
  assert.is(onion.shared.counters.unrecognizedCell, 1);
});

circuits('cells of all kinds and lengths from the channel do no harm', () => {
  for (let command = 0; command < 256; command++) {
    for (const octets of [0, 1, 20, 508, 509, 510]) {
      const onion = new LabOnion(old(1));
      const [circuit, log] = begin(onion);
      onion.toClient(command, new Uint8Array(octets).fill(command));
      onion.simulation.run(1);
      onion.toClient(command, new Uint8Array(octets).fill(command));
      onion.simulation.run(2000);
      assert.not(circuit.isOpen, `command ${command}`);
      assert.is(log.said.at(-1)?.slice(0, 6), log.said.length > 1 ? 'closed' : 'failed');
    }
  }
});

circuits('padding is padding, and an unknown command is passed over', () => {
  const onion = new LabOnion(old(3));
  const [circuit] = open(onion);
  onion.say(1, 0, { is: 'drop', noise: new Uint8Array(9) });
  onion.say(2, 0, { is: 'unknown', relayCommand: 99, octets: new Uint8Array(9) });
  onion.simulation.run(100);
  assert.ok(circuit.isOpen);
  const { paddingIgnored, unknownCommandsIgnored } = onion.shared.counters;
  assert.equal([paddingIgnored, unknownCommandsIgnored], [1, 1]);
});

circuits('data of a stream that never was, or of a hop in the middle, ends it', () => {
  for (const [hop, counter] of [
    [2, 'unknownStream'],
    [1, 'cellOfWrongHop'],
  ] as const) {
    const onion = new LabOnion(old(3));
    const [circuit] = open(onion);
    onion.say(hop, 5, { is: 'data', streamData: new Uint8Array(9) });
    onion.simulation.run(100);
    assert.not(circuit.isOpen);
    assert.is(onion.shared.counters[counter], 1);
  }
});

circuits('a SENDME that nobody waits for ends it', () => {
  const onion = new LabOnion(old(3));
  const [circuit] = open(onion);
  onion.say(2, 0, {
    is: 'sendme',
    version: 1,
    dataLen: 20,
    sendmeDigest: new Uint8Array(20),
    ignored: new Uint8Array(0),
  });
  onion.simulation.run(100);
  assert.not(circuit.isOpen);
  assert.is(onion.shared.counters.sendmeUnexpected, 1);
});

circuits.run();

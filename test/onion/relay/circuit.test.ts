import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { COMMAND, REASON } from '../../../generated/onion/tor.wire.ts';
import { RELAY_CELL_OCTETS } from '../../../runtime/onion/relay-crypto.ts';
import { create2Body } from '../../../runtime/onion/relay/cell-bodies.ts';
import { RELAY_LIMITS } from '../../../runtime/onion/relay/limits.ts';
import { Bench, BenchClient, crypto } from './bench.ts';
import type { BenchRelay } from './bench.ts';

const circuits = suite('onion: a circuit through a relay');
const NONE = new Uint8Array(0);

/** A circuit through so many relays. */
async function built(hops: number): Promise<[BenchClient, BenchRelay[], Bench]> {
  const bench = new Bench();
  const relays = Array.from({ length: hops }, () => bench.relay());
  const client = new BenchClient(bench, bench.connect(relays[0]));
  await client.create(relays[0]);
  for (const relay of relays.slice(1)) assert.ok(await client.extend(relay));
  return [client, relays, bench];
}

circuits('answers CREATE_FAST and CREATE2, and proves who it is', async () => {
  const bench = new Bench();
  const relay = bench.relay();
  const client = new BenchClient(bench, bench.connect(relay));
  await client.createFast();
  assert.is(client.crypt.hops, 1);
  const [other] = await built(1);
  assert.is(other.crypt.hops, 1);
});

circuits('answers TAP by DESTROY', async () => {
  const bench = new Bench();
  const relay = bench.relay();
  const client = new BenchClient(bench, bench.connect(relay));
  client.raw(COMMAND.CREATE, crypto.random(186));
  await bench.settle();
  assert.is(client.destroyed, REASON.PROTOCOL);
  assert.is(relay.ground.counters.tapRefused, 1);
  assert.is(relay.circuits.size, 0);
});

circuits('answers an onion skin for somebody else, or of no known type, by DESTROY', async () => {
  for (const [type, octets] of [
    [2, 84],
    [2, 83],
    [3, 100],
    [9, 10],
    [0, 186],
  ]) {
    const bench = new Bench();
    const relay = bench.relay();
    const client = new BenchClient(bench, bench.connect(relay));
    client.raw(COMMAND.CREATE2, create2Body(type, crypto.random(octets)));
    await bench.settle();
    assert.is(client.destroyed, REASON.PROTOCOL, `type ${type}`);
    assert.is(relay.ground.counters.onionSkinsRefused, 1);
    assert.is(relay.circuits.size, 0);
  }
});

circuits('goes on through three relays, and cells pass both ways', async () => {
  const [client, relays, bench] = await built(3);
  client.say(2, 0, { is: 'truncate', ignored: NONE });
  await bench.settle();
  assert.is(client.heard.length, 1);
  assert.is(client.heard[0].hop, 2);
  assert.is(client.heard[0].data.is, 'truncated');
  assert.is(relays[0].ground.counters.cellsForward, 2);
  assert.is(relays[0].ground.counters.cellsBackward, 2);
});

circuits('drops EXTEND2 that is not in RELAY_EARLY, without a word', async () => {
  const [client, [relay, other], bench] = await built(1).then(async ([one, relays, place]) => {
    return [one, [...relays, place.relay()], place] as const;
  });
  client.say(0, 0, client.extend2(other), COMMAND.RELAY);
  await bench.settle();
  assert.equal(client.heard, []);
  assert.is(client.destroyed, undefined);
  assert.is(relay.ground.counters.extendsDroppedNotEarly, 1);
});

circuits('takes eight cells of RELAY_EARLY, and no ninth', async () => {
  const [client, , bench] = await built(1);
  for (let cells = 0; cells < 8; cells++) {
    client.say(0, 0, { is: 'drop', noise: NONE }, COMMAND.RELAY_EARLY);
  }
  await bench.settle();
  assert.is(client.destroyed, undefined);
  client.say(0, 0, { is: 'drop', noise: NONE }, COMMAND.RELAY_EARLY);
  await bench.settle();
  assert.is(client.destroyed, REASON.PROTOCOL);
});

circuits('is closed with CHANNEL CLOSED when the next relay cannot be had', async () => {
  const [client, [relay], bench] = await built(1);
  const gone = bench.relay();
  bench.unreachable.add(gone);
  assert.not(await client.extend(gone));
  assert.is(client.destroyed, REASON.CHANNEL_CLOSED);
  assert.is(relay.ground.counters.extendsFailed, 1);
  assert.is(relay.circuits.size, 0);
});

circuits('is closed when the next relay does not answer in time', async () => {
  const bench = new Bench();
  const relay = bench.relay({ channelTo: () => new Promise(() => {}) });
  const client = new BenchClient(bench, bench.connect(relay));
  await client.create(relay);
  assert.not(await client.extend(bench.relay()));
  bench.world.run(RELAY_LIMITS.extendTimeoutMs);
  await bench.settle();
  assert.is(client.destroyed, REASON.CHANNEL_CLOSED);
});

circuits('does not go on to where it is, nor twice', async () => {
  const [client, [relay]] = await built(1);
  assert.not(await client.extend(relay));
  assert.is(client.destroyed, REASON.PROTOCOL);
  const [twice, [, second], bench] = await built(2);
  twice.say(0, 0, twice.extend2(second), COMMAND.RELAY_EARLY);
  await bench.settle();
  assert.is(twice.destroyed, REASON.PROTOCOL);
  assert.is(second.circuits.size, 0);
});

circuits('is cut short by TRUNCATE, and may go on elsewhere', async () => {
  const [client, [, second], bench] = await built(2);
  client.say(0, 0, { is: 'truncate', ignored: NONE });
  await bench.settle();
  assert.equal(client.heard.at(-1)?.data, { is: 'truncated', reason: 0, ignored: NONE });
  assert.is(second.circuits.size, 0);
  const third = bench.relay();
  client.say(0, 0, client.extend2(third), COMMAND.RELAY_EARLY);
  await bench.settle();
  assert.is(client.heard.at(-1)?.data.is, 'extended2');
});

circuits('hands DESTROY of the client on, and forgets', async () => {
  const [client, relays, bench] = await built(3);
  client.raw(COMMAND.DESTROY, Uint8Array.of(REASON.REQUESTED));
  await bench.settle();
  for (const relay of relays) assert.is(relay.circuits.size, 0);
  assert.is(bench.world.timers.running, 0);
});

circuits('says DESTROYED when the next relay has destroyed it', async () => {
  const [client, relays, bench] = await built(3);
  for (const circuit of relays[2].circuits) circuit.close(REASON.RESOURCE_LIMIT);
  await bench.settle();
  assert.is(client.destroyed, REASON.DESTROYED);
  for (const relay of relays) assert.is(relay.circuits.size, 0);
});

circuits('ends with its channels, on either side', async () => {
  const [client, relays, bench] = await built(3);
  bench.pipes[2].break();
  await bench.settle();
  assert.is(client.destroyed, REASON.CHANNEL_CLOSED);
  for (const relay of relays) assert.is(relay.circuits.size, 0);
  const [, others, place] = await built(3);
  place.pipes[0].break();
  await place.settle();
  for (const relay of others) assert.is(relay.circuits.size, 0);
});

circuits('is closed for a cell that nobody recognises at its end', async () => {
  const [client, , bench] = await built(2);
  client.raw(COMMAND.RELAY, crypto.random(RELAY_CELL_OCTETS));
  await bench.settle();
  assert.is(client.destroyed, REASON.DESTROYED);
});

circuits(
  'is closed for a SENDME that nobody is owed, and for a cell that makes no sense',
  async () => {
    const [client, [relay], bench] = await built(1);
    const sendmeDigest = crypto.random(20);
    client.say(0, 0, { is: 'sendme', version: 1, dataLen: 20, sendmeDigest, ignored: NONE });
    await bench.settle();
    assert.is(client.destroyed, REASON.PROTOCOL);
    assert.is(relay.ground.counters.breaches, 1);
    const [other, [second], place] = await built(1);
    const b = new Uint8Array(RELAY_CELL_OCTETS);
    b.fill(0xff, 9, 11);
    other.sayRaw(0, b);
    await place.settle();
    assert.is(other.destroyed, REASON.PROTOCOL);
    assert.is(second.ground.counters.malformedCells, 1);
  },
);

circuits('keeps cells while a channel is full, up to its bound', async () => {
  const [client, relays, bench] = await built(2);
  const [circuit] = relays[0].circuits;
  const onwards = bench.pipes[2];
  onwards.isFull = true;
  for (let cells = 0; cells < 100; cells++) client.say(1, 0, { is: 'drop', noise: NONE });
  await bench.settle();
  assert.is(circuit.queuedCells, 100);
  assert.is(relays[1].ground.counters.cellsForUs, 0);
  onwards.open();
  await bench.settle();
  assert.is(circuit.queuedCells, 0);
  onwards.isFull = true;
  for (let cells = 0; cells <= RELAY_LIMITS.cellsQueuedPerCircuitMax; cells++) {
    client.say(1, 0, { is: 'drop', noise: NONE });
  }
  await bench.settle();
  assert.is(client.destroyed, REASON.RESOURCE_LIMIT);
  assert.is(relays[0].ground.counters.circuitsKilledForTheirQueue, 1);
  assert.is(relays[0].ground.budget.octets, 0);
});

circuits('that is the heaviest goes first when the relay is short of memory', async () => {
  const bench = new Bench();
  const relay = bench.relay({
    limits: { ...RELAY_LIMITS, octetsWaitingMax: 50 * RELAY_CELL_OCTETS },
  });
  const second = bench.relay();
  const clients: BenchClient[] = [];
  for (let index = 0; index < 2; index++) {
    const client = new BenchClient(bench, bench.connect(relay));
    await client.create(relay);
    assert.ok(await client.extend(second));
    clients.push(client);
  }
  for (const pipe of bench.pipes) if (!pipe.circuits.has(clients[0].circuitId)) pipe.isFull = true;
  for (const pipe of bench.pipes) if (pipe.other.peer === undefined) pipe.isFull = true;
  clients.forEach((client, index) => {
    for (let cells = 0; cells < 20 + index * 20; cells++) {
      client.say(1, 0, { is: 'drop', noise: NONE });
    }
  });
  await bench.settle();
  assert.is(clients[0].destroyed, undefined);
  assert.is(clients[1].destroyed, REASON.RESOURCE_LIMIT);
  assert.is(relay.ground.counters.circuitsKilledForMemory, 1);
});

circuits('survives whatever octets it is sent', async () => {
  const [client, [relay], bench] = await built(1);
  for (let round = 0; round < 300; round++) {
    const one = new BenchClient(bench, client.channel);
    await one.createFast();
    const b = crypto.random(RELAY_CELL_OCTETS);
    b[1] = 0;
    b[2] = 0;
    b[0] = round % 48;
    b[9] = round % 2;
    one.sayRaw(0, b, round % 3 === 0 ? COMMAND.RELAY_EARLY : COMMAND.RELAY);
    await bench.settle();
    one.raw(COMMAND.DESTROY, Uint8Array.of(0));
    await bench.settle();
  }
  assert.is(relay.circuits.size, 1);
});

circuits.run();

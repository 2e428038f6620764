import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { END_REASON } from '../../generated/onion/relay.wire.ts';
import { seededRandom } from '../../runtime/base/random.ts';
import { ClientCircuit } from '../../runtime/onion/circuit.ts';
import type { Destination, OnionStream } from '../../runtime/onion/stream.ts';
import { LabExit } from './circuit/lab-exit.ts';
import { labRelay, LabOnion } from './circuit/lab-onion.ts';
import { LoggedCircuit, LoggedStream } from './circuit/logged.ts';

const streams = suite('onion: a stream');

const NOTHING = new Uint8Array(0);
const EXAMPLE = { host: 'example.com', port: 80 };

interface Scene {
  readonly onion: LabOnion;
  readonly exit: LabExit;
  readonly circuit: ClientCircuit;
  readonly news: LoggedCircuit;
}

/** A circuit that is open; `increment` for congestion control. */
function scene(increment?: number, hops = 3): Scene {
  const relays = Array.from({ length: hops }, (_, hop) => labRelay(`relay${hop}`, increment));
  const onion = new LabOnion(relays);
  const exit = new LabExit(onion, increment);
  const news = new LoggedCircuit();
  const circuit = new ClientCircuit(onion.shared, onion, onion.path, news, { timeoutMs: 1000 });
  circuit.build();
  onion.simulation.run(200);
  assert.ok(circuit.isOpen);
  return { onion, exit, circuit, news };
}

function connect(at: Scene, destination: Destination = EXAMPLE): [OnionStream, LoggedStream] {
  const user = new LoggedStream();
  const stream = at.circuit.connect(destination, user);
  if (typeof stream === 'string') throw new Error(stream);
  at.onion.simulation.run(100);
  return [stream, user];
}

function textOf(octets: number, seed = 1): Uint8Array {
  const text = new Uint8Array(octets);
  seededRandom(seed).fill(text);
  return text;
}

/** Writes all of it, as there is room. */
function writeAll(stream: OnionStream, user: LoggedStream, text: Uint8Array): void {
  let written = 0;
  const write = (): void => {
    while (written < text.length) {
      const count = stream.write(text.subarray(written));
      if (count === 0) return;
      written += count;
    }
  };
  user.onWritable = write;
  write();
}

function readAll(stream: OnionStream): Uint8Array {
  const b = new Uint8Array(stream.readable);
  stream.read(b, 0, b.length);
  return b;
}

streams('BEGIN names the host, and CONNECTED its address', () => {
  const at = scene();
  at.exit.answer = { is: 'connected', ipv4Address: '192.0.2.7', ttl: 60, ignored: NOTHING };
  const [stream, user] = connect(at);
  assert.equal(user.said, ['established']);
  assert.equal(at.exit.begun, ['example.com:80\0\0\0\0\x01']);
  assert.equal([...stream.remote.address], [192, 0, 2, 7]);
  assert.is(stream.stateName, 'Open');
});

streams('an IPv6 address stands in brackets, and flags can be left out', () => {
  const at = scene();
  connect(at, { host: '2001:db8::1', port: 443, flags: 0 });
  assert.equal(at.exit.begun, ['[2001:db8::1]:443\0']);
});

streams('a directory is begun without a name', () => {
  const at = scene(undefined, 1);
  const [, user] = connect(at, 'directory');
  assert.equal(user.said, ['established']);
});

streams('a name that is none is not asked for', () => {
  const { circuit } = scene();
  for (const host of ['', 'a b', 'a\0b', 'ü', 'x'.repeat(256)]) {
    assert.is(circuit.connect({ host, port: 80 }, new LoggedStream()), 'EHOSTUNREACH', host);
  }
});

for (const [reason, fault] of [
  ['CONNECT_REFUSED', 'ECONNREFUSED'],
  ['RESOLVE_FAILED', 'EHOSTUNREACH'],
  ['EXIT_POLICY', 'EACCES'],
  ['TIMEOUT', 'ETIMEDOUT'],
  ['NO_ROUTE', 'ENETUNREACH'],
  ['DONE', 'ECONNRESET'],
] as const) {
  streams(`END with ${reason} instead of CONNECTED is ${fault}`, () => {
    const at = scene();
    at.exit.answer = { is: 'end', reason: END_REASON[reason], ignored: NOTHING };
    const [, user] = connect(at);
    assert.equal(user.said, [`closed: ${fault}`]);
    assert.is(at.circuit.streams, 0);
  });
}

streams('an exit that does not answer is waited for, a while', () => {
  const at = scene();
  at.onion.hear = () => {};
  const [, user] = connect(at);
  at.onion.simulation.run(60_000);
  assert.equal(user.said, ['closed: ETIMEDOUT']);
});

for (const [increment, windows] of [
  [undefined, 'windows of a fixed size'],
  [31, 'congestion control'],
] as const) {
  streams(`half a megabyte goes each way at once, by ${windows}`, () => {
    const at = scene(increment);
    const [stream, user] = connect(at);
    const [up, down] = [textOf(500_000, 1), textOf(500_000, 2)];
    const came: Uint8Array[] = [];
    user.onReadable = () => void came.push(readAll(stream));
    const [id] = at.exit.only;
    writeAll(stream, user, up);
    at.exit.send(id, down);
    at.onion.simulation.run(20_000);
    assert.equal(at.exit.octets(id), up);
    assert.equal(new Uint8Array(Buffer.concat(came)), down);
    assert.equal(at.news.said, ['opened']);
    assert.equal(at.exit.breaches, []);
  });

  streams(`a reader who takes at once needs no copy, by ${windows}`, () => {
    const at = scene(increment);
    const [stream, user] = connect(at);
    let taken = 0;
    Object.assign(user, {
      take: (_: Uint8Array, from: number, to: number) => {
        taken += to - from;
        return to - from;
      },
    });
    at.exit.send(at.exit.only[0], textOf(300_000));
    at.onion.simulation.run(20_000);
    assert.is(taken, 300_000);
    assert.is(stream.readable, 0);
    assert.equal(user.said, ['established'], 'nothing is left to be read');
  });

  streams(`many streams share a circuit, none of them starves, by ${windows}`, () => {
    const at = scene(increment);
    const made = Array.from({ length: 10 }, () => connect(at));
    for (const [index, [stream, user]] of made.entries()) {
      writeAll(stream, user, textOf(60_000, index));
    }
    at.onion.simulation.run(30);
    const first = [...at.exit.streams.values()].map(({ received }) => received.length);
    assert.ok(Math.min(...first) > 20, `${first}`);
    at.onion.simulation.run(20_000);
    for (const [index, id] of [...at.exit.streams.keys()].entries()) {
      assert.equal(at.exit.octets(id), textOf(60_000, index));
    }
  });
}

streams(
  'a reader who never reads holds the exit back at 500 cells, and only its own stream',
  () => {
    const at = scene();
    const [stream] = connect(at);
    const [other, otherUser] = connect(at);
    const [lazy, eager] = [...at.exit.streams.keys()];
    let came = 0;
    otherUser.onReadable = () => void (came += readAll(other).length);
    at.exit.send(lazy, textOf(400_000));
    at.exit.send(eager, textOf(400_000));
    at.onion.simulation.run(20_000);
    // Behind by fifty cells is not far behind: so much more than a window may come.
    assert.is(stream.readable, 550 * 498);
    assert.is(came, 400_000);
    const text = readAll(stream);
    at.onion.simulation.run(20_000);
    assert.is(text.length + stream.readable, 400_000, 'reading lets it go on');
  },
);

streams('with congestion control such a reader says XOFF, and XON once it reads', () => {
  const at = scene(31);
  const [stream] = connect(at);
  const [id, side] = at.exit.only;
  at.exit.send(id, textOf(1_000_000));
  at.onion.simulation.run(20_000);
  assert.equal([side.xoffs, side.xons], [1, 0]);
  const held = stream.readable;
  assert.ok(held > 249_000 && held < 700_000, `${held} octets are kept`);
  let came = 0;
  for (let round = 0; round < 10; round++) {
    came += readAll(stream).length;
    at.onion.simulation.run(5000);
  }
  assert.is(came, 1_000_000);
  assert.ok(side.xons >= 1);
});

streams('without SENDMEs exactly a thousand cells go out, of no stream more than 500', () => {
  const at = scene();
  at.exit.acknowledges = false;
  for (let count = 0; count < 3; count++) {
    const [stream, user] = connect(at);
    writeAll(stream, user, textOf(400_000));
  }
  at.onion.simulation.run(20_000);
  assert.is(at.exit.cells, 1000);
  for (const { received } of at.exit.streams.values()) assert.ok(received.length <= 500);
});

streams('a SENDME of the wrong tag ends the circuit, and its streams hear of it', () => {
  const at = scene();
  at.exit.acknowledges = false;
  const [stream, user] = connect(at);
  writeAll(stream, user, textOf(100_000));
  at.onion.simulation.run(1000);
  at.exit.acknowledge(new Uint8Array(20));
  at.onion.simulation.run(100);
  assert.is(at.onion.shared.counters.sendmeOfWrongTag, 1);
  assert.equal(user.said.at(-1), 'closed: ECONNRESET');
  assert.equal(at.news.said, ['opened', 'closed: use: sendme of wrong tag']);
});

streams('an exit that sends more than a window ends the circuit', () => {
  const at = scene();
  connect(at);
  const [id] = at.exit.only;
  for (let cell = 0; cell < 560; cell++) at.exit.say(id, { is: 'data', streamData: textOf(498) });
  at.onion.simulation.run(1000);
  assert.not(at.circuit.isOpen);
  assert.is(at.onion.shared.counters.streamWindowExceeded, 1);
});

streams('END with DONE is the end of what can be read, and closing is clean', () => {
  const at = scene();
  const [stream, user] = connect(at);
  const [id] = at.exit.only;
  at.exit.send(id, textOf(1000));
  at.exit.end(id, END_REASON.DONE);
  at.onion.simulation.run(100);
  assert.ok(stream.isPeerClosed);
  assert.equal(readAll(stream), textOf(1000));
  stream.close();
  at.onion.simulation.run(100);
  assert.equal(user.said.at(-1), 'closed: undefined');
  assert.is(at.exit.stream(id).ended, undefined, 'who has ended need not be told');
});

streams('to write after the other end has closed is a reset', () => {
  const at = scene();
  const [stream, user] = connect(at);
  at.exit.end(at.exit.only[0], END_REASON.DONE);
  at.onion.simulation.run(100);
  assert.ok(stream.writable > 0);
  stream.write(textOf(10));
  at.onion.simulation.run(100);
  assert.equal(user.said.at(-1), 'closed: ECONNRESET');
});

streams('shutdown leaves reading as it is, until the other end closes', () => {
  const at = scene();
  const [stream, user] = connect(at);
  const [id, side] = at.exit.only;
  stream.write(textOf(5000));
  stream.shutdown();
  assert.is(stream.write(textOf(1)), 0);
  at.exit.send(id, textOf(2000));
  at.onion.simulation.run(200);
  assert.is(side.ended, undefined);
  assert.is(stream.readable, 2000);
  at.exit.end(id, END_REASON.DONE);
  at.onion.simulation.run(100);
  assert.equal(user.said.at(-1), 'closed: undefined');
  assert.equal(readAll(stream), textOf(2000), 'what came can still be read');
});

streams('close sends what was written, then END', () => {
  const at = scene();
  const [stream, user] = connect(at);
  const [id, side] = at.exit.only;
  assert.is(stream.write(textOf(262_144)), 262_144);
  stream.close();
  assert.equal(user.said, ['established']);
  at.onion.simulation.run(5000);
  assert.equal(at.exit.octets(id), textOf(262_144));
  assert.is(side.ended, END_REASON.DONE);
  assert.equal(user.said.at(-1), 'closed: undefined');
});

streams('who lingers for too long over what nobody takes is cut off', () => {
  const at = scene();
  at.exit.acknowledges = false;
  const [stream, user] = connect(at);
  writeAll(stream, user, textOf(600_000));
  at.onion.simulation.run(1000);
  stream.close();
  at.onion.simulation.run(60_100);
  assert.equal(user.said.at(-1), 'closed: ETIMEDOUT');
  assert.is(at.exit.only[1].ended, END_REASON.MISC);
  assert.is(at.onion.simulation.timers.running, 0);
});

streams('abort is END at once, and what comes later is counted and gone', () => {
  const at = scene();
  const [stream, user] = connect(at);
  const [id, side] = at.exit.only;
  stream.abort();
  for (let cell = 0; cell < 100; cell++) at.exit.say(id, { is: 'data', streamData: textOf(9) });
  at.onion.simulation.run(100);
  assert.is(side.ended, END_REASON.MISC);
  assert.equal(user.said.at(-1), 'closed: ECONNABORTED');
  assert.ok(at.circuit.isOpen);
  assert.is(at.onion.shared.counters.cellsAfterEnd, 100);
  at.exit.end(id, END_REASON.DONE);
  at.onion.simulation.run(100);
  at.exit.say(id, { is: 'data', streamData: textOf(9) });
  at.onion.simulation.run(100);
  assert.not(at.circuit.isOpen, 'after its END there is no such stream');
});

streams('a circuit that fails in the middle of it is a clean error', () => {
  const at = scene();
  const [stream, user] = connect(at);
  writeAll(stream, user, textOf(900_000));
  at.onion.simulation.run(50);
  at.onion.gone();
  assert.equal(user.said.at(-1), 'closed: ECONNRESET');
  assert.is(stream.write(textOf(1)), 0);
  at.onion.simulation.run(60_000);
  assert.is(at.onion.shared.sendMemory.held, 0);
  assert.is(at.onion.simulation.timers.running, 0);
});

streams('a channel that is full is not written to, until it is writable', () => {
  const at = scene();
  const [stream, user] = connect(at);
  at.onion.isFull = true;
  writeAll(stream, user, textOf(10_000));
  at.onion.simulation.run(1000);
  assert.is(at.exit.cells, 0);
  at.onion.isFull = false;
  at.onion.writable();
  at.onion.simulation.run(1000);
  assert.equal(at.exit.octets(at.exit.only[0]), textOf(10_000));
});

streams('a cork holds back what is not a full cell', () => {
  const at = scene();
  const [stream] = connect(at);
  stream.options.cork = true;
  stream.write(textOf(400));
  at.onion.simulation.run(100);
  assert.is(at.exit.cells, 0);
  stream.write(textOf(200));
  at.onion.simulation.run(100);
  assert.is(at.exit.cells, 1);
  stream.close();
  at.onion.simulation.run(100);
  assert.is(at.exit.cells, 2);
});

streams('who is told that there is room had asked for it', () => {
  const at = scene();
  at.exit.acknowledges = false;
  const [stream, user] = connect(at);
  writeAll(stream, user, textOf(500 * 498 + 262_144));
  assert.is(stream.unacknowledged, 262_144);
  assert.is(stream.write(textOf(1)), 0);
  at.onion.simulation.run(100);
  for (let sendme = 0; sendme < 2; sendme++) {
    at.exit.say(at.exit.only[0], { is: 'sendme', ignored: NOTHING });
  }
  at.onion.simulation.run(100);
  assert.equal(user.said, ['established', 'writable']);
  assert.is(at.exit.cells, 600);
});

streams.run();

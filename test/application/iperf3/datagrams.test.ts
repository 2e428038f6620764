import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  DatagramFlow,
  dispatch,
  greet,
  welcome,
} from '../../../runtime/application/iperf3/datagrams.ts';
import { completeParameters } from '../../../runtime/application/iperf3/parameters.ts';
import type { Parameters } from '../../../runtime/application/iperf3/parameters.ts';
import { Tally } from '../../../runtime/application/iperf3/tally.ts';
import type { DatagramOf, DatagramSocket } from '../../../runtime/application/iperf3/transport.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import { failureCode } from './memory.ts';

const datagrams = suite('iperf3 datagrams');

const HELLO = Uint8Array.of(0x39, 0x38, 0x37, 0x36);
const WELCOME = Uint8Array.of(0x36, 0x37, 0x38, 0x39);
const never = new AbortController().signal;
const from = (port: number, data: Uint8Array): DatagramOf => ({ host: '192.0.2.1', port, data });

/** Gives what it was given, then fails as one that is closed. */
class Socket implements DatagramSocket {
  readonly address = '192.0.2.2';
  readonly port = 5201;
  readonly sent: (Partial<DatagramOf> & { readonly data: Uint8Array })[] = [];
  readonly #waiting: DatagramOf[];

  constructor(...waiting: readonly DatagramOf[]) {
    this.#waiting = [...waiting];
  }

  async receive(): Promise<DatagramOf> {
    const next = this.#waiting.shift();
    if (next === undefined) throw new Error('closed');
    return next;
  }

  async send(datagram: Partial<DatagramOf> & { readonly data: Uint8Array }): Promise<void> {
    this.sent.push({ ...datagram, data: datagram.data.slice() });
  }

  close(): void {}
}

function flowOver(
  socket: Socket,
  isSender: boolean,
  wished: Partial<Parameters> = {},
  port = 1000,
): DatagramFlow {
  const parameters = completeParameters({ protocol: 'udp', bitrate: 0, ...wished });
  const { timers } = new Simulation(1);
  let left = 3;
  const allowance = { take: () => left-- > 0 };
  const remote = { host: '192.0.2.1', port };
  const tally = new Tally(1, isSender);
  const block = new Uint8Array(20);
  return new DatagramFlow(tally, socket, remote, parameters, allowance, timers, block);
}

datagrams('a client greets, and waits for an answer', async () => {
  const socket = new Socket(from(5201, WELCOME));
  await greet(socket, {});
  assert.equal(socket.sent, [{ data: HELLO }]);
});

datagrams('an answer that is none is a failure', async () => {
  for (const data of [HELLO.subarray(1), Uint8Array.of(1, 2, 3, 4)]) {
    assert.is(await failureCode(greet(new Socket(from(5201, data)), {})), 'PROTOCOL');
  }
});

datagrams('a server welcomes whoever greets, and nobody else', async () => {
  const socket = new Socket(from(1, Uint8Array.of(1)), from(2, new Uint8Array(20)), from(3, HELLO));
  assert.equal(await welcome(socket, {}), { host: '192.0.2.1', port: 3 });
  assert.equal(socket.sent, [from(3, WELCOME)]);
});

datagrams('each is numbered, and says when it was sent', async () => {
  const socket = new Socket();
  const flow = flowOver(socket, true);
  await flow.run(never);
  assert.equal(
    socket.sent.map(({ data }) => [...data.subarray(0, 12)]),
    [1, 2, 3].map((number) => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number]),
  );
  assert.equal([flow.tally.packets, flow.tally.octets], [3, 60]);
});

datagrams(
  'none is sent that is not counted, though the end comes while one is on its way',
  async () => {
    const socket = new Socket();
    const flow = flowOver(socket, true);
    const send = socket.send.bind(socket);
    socket.send = (datagram): Promise<void> => {
      flow.tally.freeze();
      return send(datagram);
    };
    await flow.run(never);
    assert.equal([socket.sent.length, flow.tally.packets], [1, 1]);
  },
);

datagrams('long numbers take eight octets', async () => {
  const socket = new Socket();
  await flowOver(socket, true, { hasLongCounters: true }).run(never);
  assert.equal([...socket.sent[2].data.subarray(8, 16)], [0, 0, 0, 0, 0, 0, 0, 3]);
});

datagrams('what one numbers, the other counts', async () => {
  for (const hasLongCounters of [false, true]) {
    const socket = new Socket();
    await flowOver(socket, true, { hasLongCounters }).run(never);
    const receiving = flowOver(socket, false, { hasLongCounters });
    for (const { data } of [socket.sent[0], socket.sent[2]]) receiving.take(data);
    assert.equal([receiving.tally.packets, receiving.tally.lost], [3, 1]);
  }
});

datagrams('what is too short to be one is not counted', () => {
  const flow = flowOver(new Socket(), false);
  for (let length = 0; length < 12; length++) flow.take(new Uint8Array(length).fill(1));
  assert.is(flow.tally.packets, 0);
});

datagrams('each is given to the stream of its sender, and to no other', async () => {
  const one = (number: number): Uint8Array => {
    const data = new Uint8Array(20);
    data[11] = number;
    return data;
  };
  const socket = new Socket(from(1, one(1)), from(2, one(1)), from(3, one(1)), from(1, one(2)));
  const flows = [flowOver(socket, false, {}, 1), flowOver(socket, false, {}, 2)];
  await dispatch(socket, flows, never);
  assert.equal(
    flows.map(({ tally }) => tally.packets),
    [2, 1],
  );
});

datagrams.run();

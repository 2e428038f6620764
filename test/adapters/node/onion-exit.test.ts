import net from 'node:net';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  addressOfReverse,
  createExitConnect,
  createExitResolver,
  QUESTIONS_MAX,
} from '../../../adapters/node/onion-exit.ts';
import type { ExitNames, ExitNet } from '../../../adapters/node/onion-exit.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import type { ExitConnection } from '../../../runtime/onion/relay/exit.ts';

const exits = suite('adapters/node: the way out of an exit');
const connect = createExitConnect(net as unknown as ExitNet);
const OCTETS = 1_000_000;

/** Listens, and gives the port. */
async function serve(user: (socket: net.Socket) => void): Promise<[net.Server, number]> {
  const server = net.createServer({ allowHalfOpen: true }, user);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return [server, (server.address() as net.AddressInfo).port];
}

interface Heard {
  readonly octets: number;
  readonly fault: string | undefined;
}

/** Sends so many octets, and hears what comes back to the end. */
function talk(port: number, octets: number): Promise<Heard> {
  return new Promise((resolve) => {
    let left = octets;
    let heard = 0;
    const piece = new Uint8Array(10_000);
    const write = (): void => {
      while (left > 0) {
        const taken = connection.write(new Uint8Array(Math.min(left, 5_000)));
        if (taken === 0) return;
        left -= taken;
      }
    };
    const connection = connect(
      { address: addressOf('127.0.0.1'), port },
      {
        established: write,
        readable: () => {
          while (connection.readable > 0) heard += connection.read(piece, 0, piece.length);
          if (heard === OCTETS || connection.isPeerClosed) connection.close();
        },
        writable: write,
        closed: (fault) => resolve({ octets: heard, fault }),
      },
    ) as ExitConnection;
  });
}

exits('octets go both ways, however many, and the end is no fault', async () => {
  const [server, port] = await serve((socket) => socket.pipe(socket));
  assert.equal(await talk(port, OCTETS), { octets: OCTETS, fault: undefined });
  await new Promise((done) => server.close(done));
});

exits('whoever is not there refuses, and whoever breaks off has reset it', async () => {
  const [server, port] = await serve((socket) => socket.resetAndDestroy());
  assert.is((await talk(port, 1)).fault, 'ECONNRESET');
  await new Promise((done) => server.close(done));
  assert.is((await talk(port, 1)).fault, 'ECONNREFUSED');
});

exits('what is not read waits where it comes from', async () => {
  let written = 0;
  const [server, port] = await serve((socket) => {
    socket.on('error', () => {});
    const more = (): void => {
      while (written < 100 * OCTETS && socket.write(new Uint8Array(65_536))) written += 65_536;
    };
    socket.on('drain', more);
    more();
  });
  let closed = (): void => {};
  const isClosed = new Promise<void>((done) => (closed = done));
  const user = { established() {}, readable() {}, writable() {}, closed: () => closed() };
  const to = { address: addressOf('127.0.0.1'), port };
  const connection = connect(to, user) as ExitConnection;
  await new Promise((done) => setTimeout(done, 200));
  assert.ok(connection.readable > 0 && connection.readable < 200_000, `${connection.readable}`);
  connection.abort();
  await isClosed;
  await new Promise((done) => server.close(done));
});

const names: ExitNames = {
  addresses: async (name) => {
    if (name !== 'web.lab') throw new Error('no such name');
    return [
      { address: '192.0.2.1', ttl: 60 },
      { address: '2001:db8::1', ttl: 70 },
    ];
  },
  hostnames: async (address) => [`host-of-${address}`],
};
const asked = (name: string): Promise<unknown> =>
  new Promise((answered) => void createExitResolver(names).lookUp(name, answered));

exits('names are answered with addresses of both versions, or with nothing', async () => {
  assert.equal(await asked('web.lab'), [
    { value: { is: 'ipv4', ipv4Address: '192.0.2.1' }, ttl: 60 },
    { value: { is: 'ipv6', ipv6Address: '2001:db8::1' }, ttl: 70 },
  ]);
  assert.equal(await asked('nowhere.lab'), []);
});

exits('names of addresses are answered with hostnames', async () => {
  const hostname = 'host-of-192.0.2.1';
  const answer = { value: { is: 'hostname', hostname }, ttl: 3600 };
  assert.equal(await asked('1.2.0.192.in-addr.arpa'), [answer]);
  const six = `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa`;
  assert.is(addressOfReverse(six), '2001:db8::1');
  for (const wrong of ['2.0.192.in-addr.arpa', '1.ip6.arpa', 'web.lab', '999.2.0.192.in-addr.arpa'])
    assert.is(addressOfReverse(wrong), undefined, wrong);
});

exits('more questions than there may be at once are answered with nothing', () => {
  const { lookUp, counters } = createExitResolver({
    ...names,
    addresses: () => new Promise(() => {}),
  });
  let answers = 0;
  for (let count = 0; count < QUESTIONS_MAX + 3; count++) lookUp('web.lab', () => answers++);
  assert.is(answers, 3);
  assert.is(counters.refused, 3);
});

exits('a question that was given up is not answered', async () => {
  let answers = 0;
  createExitResolver(names).lookUp('web.lab', () => answers++)();
  await new Promise((done) => setTimeout(done, 20));
  assert.is(answers, 0);
});

exits.run();

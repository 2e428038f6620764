import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { framed, FrameReader } from '../../../runtime/application/dns/framing.ts';
import { makeQuery } from '../../../runtime/application/dns/message.ts';
import { CONNECTIONS_MAX, DNS_PORT } from '../../../runtime/application/dns/server.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import type { TcpConnection } from '../../../runtime/transport/tcp/user.ts';
import { a, dnsGround, exampleZone, finish, messageOf, serve, SERVER } from './ground.ts';
import type { DnsGround } from './ground.ts';

const servers = suite('a server at its ports');

const zone = exampleZone(
  ...Array.from({ length: 40 }, (_, at) => a(`n${at}.example`, `192.0.2.${at}`)),
);
const query = (at: number): Uint8Array => makeQuery({ name: `n${at}.example`, type: 1, id: at });

interface Client {
  readonly connection: TcpConnection;
  readonly answers: Uint8Array[];
  readonly isClosed: () => boolean;
}

function connect({ laboratory }: DnsGround, said: Uint8Array): Client {
  const reader = new FrameReader();
  const answers: Uint8Array[] = [];
  let isClosed = false;
  const room = new Uint8Array(65_536);
  const connection = laboratory.node('a').stack.tcp.connect(
    { address: addressOf(SERVER), port: DNS_PORT },
    {
      established: () => void (connection as TcpConnection).write(said),
      readable() {
        const count = (connection as TcpConnection).read(room, 0, room.length);
        answers.push(...reader.take(room, 0, count));
      },
      writable() {},
      closed: () => void (isClosed = true),
    },
  );
  if (typeof connection === 'string') throw new Error(connection);
  return { connection, answers, isClosed: () => isClosed };
}

servers('answers over UDP and over TCP', async () => {
  const ground = dnsGround();
  const { server } = serve(ground, { zones: [zone] });
  assert.equal(await finish(ground, ground.resolver.resolve('n5.example', { family: 4 })), [
    '192.0.2.5',
  ]);
  assert.is(server.counters.datagrams, 1);
});

servers('answers many queries of one connection', async () => {
  const ground = dnsGround();
  serve(ground, { zones: [zone] });
  const all = Buffer.concat(Array.from({ length: 40 }, (_, at) => framed(query(at))));
  const client = connect(ground, all);
  const waited = new Promise<void>((done) => {
    const look = setInterval(() => {
      if (client.answers.length < 40) return ground.laboratory.simulation.run(100);
      clearInterval(look);
      done();
    }, 1);
  });
  await waited;
  const ids = client.answers.map((one) => messageOf(one).id).sort((one, other) => one - other);
  assert.equal(
    ids,
    Array.from({ length: 40 }, (_, at) => at),
  );
});

servers('hangs up on who says nothing', () => {
  const ground = dnsGround();
  const { server } = serve(ground, { zones: [zone] });
  const client = connect(ground, new Uint8Array(1));
  ground.laboratory.simulation.run(19_000);
  assert.not(client.isClosed());
  ground.laboratory.simulation.run(3_000);
  assert.ok(client.isClosed());
  assert.is(server.counters.idle, 1);
});

servers('has so many connections at once', () => {
  const ground = dnsGround();
  const { server } = serve(ground, { zones: [zone] });
  const clients: Client[] = [];
  for (let count = 0; count <= CONNECTIONS_MAX; count++) {
    clients.push(connect(ground, new Uint8Array(1)));
    ground.laboratory.simulation.run(60);
  }
  assert.is(server.counters.connectionsRefused, 1);
  assert.equal([clients[0].isClosed(), clients.at(-1)!.isClosed()], [false, true]);
});

servers('gives its ports back', () => {
  const ground = dnsGround();
  const { server } = serve(ground, { zones: [zone] });
  assert.throws(() => serve(ground, { zones: [zone] }), 'EADDRINUSE');
  server.close();
  serve(ground, { zones: [zone] });
});

servers.run();

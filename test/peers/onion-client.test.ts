/** Our client, through relays of C tor: what it carries, how much, and over which circuits. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { OnionService } from '../../runtime/onion/service.ts';
import type { TcpConnection } from '../../runtime/transport/tcp/user.ts';
import { IPV4, IPV6 } from './host.ts';
import { needRootAnd } from './namespace.ts';
import { digestOf, makeOctets } from './octets.ts';
import { ask, BodyDigest, pageOf, startGround, startService, until } from './tor/ours.ts';
import type { Ground, StreamFault } from './tor/ours.ts';

const client = suite('a client of ours, through C tor');

const MUCH_OCTETS = 100 * 1024 * 1024;
const SEED = 11;
const STREAMS = 1000;
const AT_ONCE = 50;

let ground: Ground;
let onion: OnionService;

client.before(async () => {
  needRootAnd('tor', 'tor-gencert', 'curl');
  ground = await startGround('client');
  onion = await startService(ground);
});
client.after(async () => {
  onion?.close();
  await ground?.stop();
});

/** The circuits that carry streams, each by its id. */
const carrying = (): number[] =>
  onion.client
    .circuits()
    .filter(({ streams }) => streams > 0)
    .map(({ id }) => id);

/** A stream that does not end until it is told to. */
function held(isolation: string): Promise<TcpConnection> {
  return new Promise((opened, failed) => {
    ask(onion, '/slow/60000', { isolation, opened }).catch(failed);
  });
}

const letGo = async (connections: readonly TcpConnection[]): Promise<void> => {
  for (const connection of connections) connection.abort();
  await until(() => carrying().length === 0, 'no circuit carries anything');
};

client('a hundred megabytes come down, every octet right', async () => {
  const body = new BodyDigest();
  await ask(onion, `/octets/${MUCH_OCTETS}/${SEED}`, { heard: (part) => body.heard(part) });
  assert.is(body.octets, MUCH_OCTETS);
  assert.is(body.digest(), digestOf(SEED, MUCH_OCTETS));
});

client('a hundred megabytes go up, every octet right', async () => {
  const body = new Uint8Array(MUCH_OCTETS);
  makeOctets(body, SEED, 0);
  assert.is(await pageOf(onion, '/digest', { body }), digestOf(SEED, MUCH_OCTETS));
});

client('four that are isolated ride four circuits, and two that are not ride one', async () => {
  const keys = ['a', 'b', 'c', 'd'];
  const streams = await Promise.all(keys.map(held));
  assert.is(carrying().length, 4);
  const again = await Promise.all(keys.map(held));
  assert.is(carrying().length, 4);
  assert.equal(onion.client.circuits().filter(({ streams: count }) => count === 2).length, 4);
  const digests = await Promise.all(
    keys.map(async (isolation, seed) => {
      const body = new BodyDigest();
      const heard = (part: Uint8Array): void => body.heard(part);
      await ask(onion, `/octets/1000000/${seed}`, { isolation, heard });
      return body.digest();
    }),
  );
  assert.equal(
    digests,
    keys.map((_, seed) => digestOf(seed, 1_000_000)),
  );
  await letGo([...streams, ...again]);
});

client('a new circuit is another one, and streams of the old one stay on it', async () => {
  const before = await held('same');
  const [old] = carrying();
  onion.newCircuit();
  const after = await held('same');
  const now = carrying();
  assert.is(now.length, 2);
  assert.ok(now.includes(old));
  assert.is(before.fault, undefined);
  await letGo([before, after]);
});

const valuesOf = async (name: string): Promise<string[]> =>
  (await onion.resolve(name)).answers.map(({ value }) => value);

client('names are resolved at the exit, addresses too', async () => {
  assert.equal(await valuesOf('one.lab'), [IPV4.linux]);
  assert.equal(await valuesOf('v6.lab'), [IPV6.linux]);
  const several = await valuesOf('multi.lab');
  const all = [IPV4.linux, '192.0.2.77', '192.0.2.78'];
  assert.ok(several.length > 0 && several.every((value) => all.includes(value)), `${several}`);
  assert.equal(await valuesOf(IPV4.linux), ['ptr.lab']);
  assert.equal(await valuesOf(IPV6.linux), ['ptr.lab']);
});

client('a name that is none, or that fails, is an error that says so', async () => {
  for (const name of ['nx.lab', 'fail.lab']) {
    try {
      await onion.resolve(name);
      assert.unreachable(name);
    } catch (error) {
      assert.is((error as Error).message, `${name}: EHOSTUNREACH`);
    }
  }
  assert.is(await faultOf('nx.lab'), 'EHOSTUNREACH');
  // To C tor a server that fails is one that is late: its exits may keep us waiting.
  const begun = Date.now();
  assert.ok(['EHOSTUNREACH', 'ETIMEDOUT'].includes(await faultOf('fail.lab')));
  assert.ok(Date.now() - begun < 45_000);
});

const faultOf = (host: string): Promise<string> =>
  ask(onion, '/hello', { host }).then(
    () => 'none',
    (error: StreamFault) => error.code,
  );

client('a thousand streams ride few circuits, and each has its own answer', async () => {
  const begun = onion.client.shared.counters.circuitsBegun;
  const texts = Array.from({ length: STREAMS }, (_, index) => `stream ${index}`);
  for (let first = 0; first < STREAMS; first += AT_ONCE) {
    const some = texts.slice(first, first + AT_ONCE);
    const answers = await Promise.all(
      some.map((text) => pageOf(onion, '/echo', { body: new Uint8Array(Buffer.from(text)) })),
    );
    assert.equal(answers, some);
  }
  const more = onion.client.shared.counters.circuitsBegun - begun;
  assert.ok(more <= 8, `${more} circuits were made for it`);
  assert.is(onion.client.shared.counters.unrecognizedCell, 0);
});

client('one that does not read holds little, and harms no other; later it reads all', async () => {
  const octets = 20_000_000;
  const { pieces } = onion.client.shared;
  const body = new BodyDigest();
  const b = new Uint8Array(1 << 16);
  let isReading = false;
  const read = (): void => {
    while (isReading && connection.readable > 0) {
      body.heard(b.subarray(0, connection.read(b, 0, b.length)));
    }
    if (isReading && connection.isPeerClosed) connection.close();
  };
  let ended: unknown = 'not yet';
  const connection = onion.connect(
    { host: 'web.lab', port: 80 },
    {
      established: () => {
        connection.write(Buffer.from(`GET /octets/${octets}/${SEED} HTTP/1.0\r\n\r\n`));
      },
      readable: read,
      writable: () => {},
      closed: (fault) => void (ended = fault),
    },
  );
  let before = -1;
  await until(() => connection.readable > 0, 'something came');
  for (let looks = 0; before !== connection.readable; looks++) {
    assert.ok(looks < 30, 'it goes on coming');
    before = connection.readable;
    await new Promise((later) => setTimeout(later, 500));
  }
  assert.ok(before < 4_000_000, `${before} octets are held`);
  assert.ok(pieces.octets < 8_000_000, `${pieces.octets} octets of memory`);
  assert.is(await pageOf(onion, '/hello'), 'hello\n');
  isReading = true;
  read();
  await until(() => ended !== 'not yet', 'it has ended');
  assert.is(ended, undefined);
  assert.is(body.octets, octets);
  assert.is(body.digest(), digestOf(SEED, octets));
  assert.is(pieces.octets, 0);
});

for (const version of [3, 4]) {
  client(`all of it works in link version ${version} alone`, async () => {
    const older = await startService(ground, { versions: [version] });
    const body = new BodyDigest();
    await ask(older, `/octets/3000000/${SEED}`, { heard: (part) => body.heard(part) });
    assert.is(body.digest(), digestOf(SEED, 3_000_000));
    older.close();
  });
}

client('what was kept is used: the same guards, and nothing but news is asked for', async () => {
  const guards = (one: OnionService): string[] =>
    one.status().guards.map(({ fingerprint }) => fingerprint);
  const kept = await startService(ground, {}, onion.save());
  assert.is(await pageOf(kept, '/hello'), 'hello\n');
  // The authorities of this network have another consensus every ten seconds.
  assert.ok(kept.directory.counters.asked <= 1, `${kept.directory.counters.asked}`);
  assert.equal(guards(kept), guards(onion));
  const first = (one: OnionService): Set<string> =>
    new Set(one.client.circuits().map(({ path }) => path[0].nickname));
  for (const nickname of first(kept)) assert.ok(first(onion).has(nickname), nickname);
  kept.close();
});

client.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ask } from '../../runtime/application/dns/asking.ts';
import { PlainTransport, plainCounters } from '../../runtime/application/dns/plain.ts';
import { makeQuery } from '../../runtime/application/dns/message.ts';
import { Resolver } from '../../runtime/application/dns/resolver.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { serveNames } from '../../runtime/lab/name-servers.ts';
import type { Laboratory } from '../../runtime/lab/laboratory.ts';
import { readMessage } from '../../generated/application/dns.value.ts';
import { TYPE } from '../../generated/application/dns.wire.ts';
import { laboratoryOf } from './laboratories.ts';

const servers = suite('servers of names in a laboratory');

const WORLD = `host alice, www router home, provider
  link alice - home delay 1 ms link home - provider delay 8 ms link provider - www delay 4 ms`;

function resolverOf(laboratory: Laboratory, host: string, asked: readonly string[]): Resolver {
  const { timers, random, udp, tcp } = laboratory.node(host).stack;
  const ground = { udp, connect: tcp.connect.bind(tcp), counters: plainCounters() };
  const transportTo = (text: string): PlainTransport =>
    new PlainTransport(text, { address: addressOf(text), port: 53 }, ground);
  const resolver = new Resolver({ timers, random, transportTo });
  resolver.servers.learned('test', { servers: asked, search: ['lab'] });
  return resolver;
}

for (const [what, text] of [
  ['with routers between', WORLD],
  ['of one line', 'host alice, www link alice - www'],
]) {
  servers(`know every host, forwards and backwards: ${what}`, async () => {
    const laboratory = laboratoryOf(text);
    const resolver = resolverOf(laboratory, 'alice', serveNames(laboratory).servers);
    const found = laboratory.simulation.runWhile(resolver.resolve('www'), 60_000);
    const [four] = await found;
    assert.is(
      four,
      (await found).find((one) => !one.includes(':')),
    );
    const name = `${four.split('.').reverse().join('.')}.in-addr.arpa`;
    const query = resolver.query(name, TYPE.PTR);
    const { records } = await laboratory.simulation.runWhile(query, 60_000);
    assert.equal(records[0].rdata, { is: 'ptr', ptrdname: 'www.lab' });
    const none = laboratory.simulation.runWhile(resolver.resolve('nobody.lab'), 60_000);
    assert.equal(await none, []);
  });
}

servers(
  'are known by who is asked first, and by what it knows, to be asked in other ways',
  async () => {
    const laboratory = laboratoryOf(WORLD);
    const { near } = serveNames(laboratory);
    assert.is(near?.node.name, 'home');
    const query = makeQuery({ name: 'www.lab', type: TYPE.A, id: 1 });
    const answer = near!.answering.answer(query, 'stream');
    const octets = (await laboratory.simulation.runWhile(answer, 60_000))!;
    assert.is(readMessage(octets, 0, octets.length).answer[0].rdata?.is, 'a');
  },
);

servers('have a root, which gives the domain to a host', async () => {
  const laboratory = laboratoryOf(WORLD);
  const [root] = laboratory.node('provider').addresses;
  serveNames(laboratory);
  const resolver = resolverOf(laboratory, 'alice', [root.address.join('.')]);
  const { timers, random } = laboratory.simulation;
  const question = { name: 'www.lab', type: TYPE.A };
  const asked = ask({ timers, random, servers: resolver.servers }, question);
  const { aa, authority } = await laboratory.simulation.runWhile(asked, 60_000);
  assert.not(aa);
  assert.equal(authority[0].rdata, { is: 'ns', nsdname: 'www.lab' });
});

servers.run();

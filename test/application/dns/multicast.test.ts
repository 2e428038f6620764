import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { MULTICAST_GROUPS, MulticastQuerier } from '../../../runtime/application/dns/multicast.ts';
import { MulticastResponder } from '../../../runtime/application/dns/multicast-responder.ts';
import { addressesIn } from '../../../runtime/application/dns/outcome.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import { TYPE } from '../../../generated/application/dns.wire.ts';
import type { Laboratory } from '../../../runtime/lab/laboratory.ts';
import { laboratoryOf } from '../../lab/laboratories.ts';
import { a, answerTo, messageOf } from './ground.ts';

const multicast = suite('names on the link');

const LINE = 'host a, b link a 192.0.2.1/24 - b 192.0.2.2/24 delay 2 ms';

function querier(laboratory: Laboratory): MulticastQuerier {
  const { stack } = laboratory.node('a');
  const { timers, random, udp } = stack;
  return new MulticastQuerier({ timers, random, udp, interfaces: () => stack.interfaces });
}

function responder(laboratory: Laboratory, host: string): MulticastResponder {
  const { stack } = laboratory.node(host);
  const { udp } = stack;
  const made = new MulticastResponder({
    udp,
    name: `${host}.local`,
    interfaces: () => stack.interfaces,
  });
  assert.is(made.start(), undefined);
  laboratory.simulation.run(1000);
  return made;
}

multicast('are answered by who has them', async () => {
  const laboratory = laboratoryOf(LINE);
  const { counters } = responder(laboratory, 'b');
  const asking = querier(laboratory);
  const four = await laboratory.simulation.runWhile(asking.query('B.local', TYPE.A), 10_000);
  assert.equal(addressesIn(four), ['192.0.2.2']);
  assert.is(four.seconds, 10);
  const six = await laboratory.simulation.runWhile(asking.query('b.local', TYPE.AAAA), 10_000);
  assert.ok(addressesIn(six).some((one) => one.startsWith('fe80')));
  assert.ok(counters.answered >= 2);
  assert.is([...laboratory.node('a').stack.udp.ports()].length, 0);
});

multicast('that nobody has are asked for twice, and given up', async () => {
  const laboratory = laboratoryOf(LINE);
  const { counters } = responder(laboratory, 'b');
  const asking = querier(laboratory);
  const begun = laboratory.now;
  const none = await laboratory.simulation.runWhile(asking.query('c.local', TYPE.A), 10_000);
  assert.is(none.records.length, 0);
  assert.is(Math.round(laboratory.now - begun), 2500);
  assert.ok(counters.notForUs >= 2);
  assert.is(asking.counters.nobody, 1);
});

multicast('are not believed from afar, nor with what was not asked', async () => {
  const laboratory = laboratoryOf(LINE);
  const { stack } = laboratory.node('b');
  const port = stack.udp.open(
    { address: ANY_IPV4, port: 5353 },
    {
      datagram(b, from, to, meta) {
        if (typeof port === 'string') return;
        const query = messageOf(copyOf(b, from, to));
        const address = copyOf(meta.octets, meta.source, meta.source + meta.addressOctets);
        const send = (octets: Uint8Array, hops: number): void => {
          port.hopLimit = hops;
          port.send(octets, 0, octets.length, { address, port: meta.sourcePort });
        };
        send(answerTo(query, [a('b.local', '203.0.113.66')]), 64);
        send(answerTo(query, [a('b.local', '203.0.113.66')], { id: query.id ^ 1 }), 255);
        send(answerTo(query, [a('c.local', '203.0.113.66')]), 255);
        send(answerTo(query, [a('b.local', '203.0.113.66')]).subarray(0, 30), 255);
      },
      error() {},
    },
  );
  if (typeof port === 'string') throw new Error(port);
  for (const by of stack.interfaces) port.join(MULTICAST_GROUPS[0], by);
  laboratory.simulation.run(1000);
  const asking = querier(laboratory);
  const none = await laboratory.simulation.runWhile(asking.query('b.local', TYPE.A), 10_000);
  assert.is(none.records.length, 0);
  assert.equal([asking.counters.fromAfar, asking.counters.notAnswers], [2, 6]);
});

multicast.run();

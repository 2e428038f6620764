import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { makeQuery } from '../../../runtime/application/dns/message.ts';
import { MULTICAST_GROUPS, MULTICAST_PORT } from '../../../runtime/application/dns/multicast.ts';
import { MulticastResponder } from '../../../runtime/application/dns/multicast-responder.ts';
import { ANY_IPV4 } from '../../../runtime/base/address.ts';
import { copyOf } from '../../../runtime/base/octets.ts';
import { seededRandom } from '../../../runtime/base/random.ts';
import type { Message } from '../../../generated/application/dns.value.ts';
import { CLASS, TYPE } from '../../../generated/application/dns.wire.ts';
import { laboratoryOf } from '../../lab/laboratories.ts';
import { messageOf } from './ground.ts';

const responders = suite('a host that answers for its name');

interface Heard {
  readonly message: Message;
  readonly isMulticast: boolean;
  readonly hops: number;
}

/** Host a hears all that comes to the port of mDNS, and says this. */
function said(...queries: readonly Uint8Array[]): {
  readonly heard: readonly Heard[];
  readonly responder: MulticastResponder;
} {
  const laboratory = laboratoryOf('host a, b link a 192.0.2.1/24 - b 192.0.2.2/24 delay 2 ms');
  const { stack } = laboratory.node('b');
  const interfaces = () => stack.interfaces;
  const responder = new MulticastResponder({ udp: stack.udp, name: 'b.local', interfaces });
  assert.is(responder.start(), undefined);
  const heard: Heard[] = [];
  const ours = laboratory.node('a').stack;
  const port = ours.udp.open(
    { address: ANY_IPV4, port: MULTICAST_PORT },
    {
      datagram(b, from, to, meta) {
        const isMulticast = meta.octets[meta.destination] === 224;
        const message = messageOf(copyOf(b, from, to));
        heard.push({ message, isMulticast, hops: meta.hopLimit });
      },
      error() {},
    },
  );
  if (typeof port === 'string') throw new Error(port);
  port.multicastLoop = false;
  for (const by of ours.interfaces) port.join(MULTICAST_GROUPS[0], by);
  laboratory.simulation.run(1000);
  for (const octets of queries) {
    const by = ours.interfaces.find(({ name }) => name !== 'lo')!;
    port.send(octets, 0, octets.length, {
      address: MULTICAST_GROUPS[0],
      port: MULTICAST_PORT,
      interface: by,
    });
    laboratory.simulation.run(10);
  }
  return { heard, responder };
}

const query = (more = {}) =>
  makeQuery({ name: 'B.local', type: TYPE.A, id: 0, hasEdns: false, isRecursive: false, ...more });

responders('answers all where all have asked', () => {
  const { heard } = said(query());
  assert.is(heard.length, 1);
  const [{ message, isMulticast, hops }] = heard;
  assert.ok(isMulticast && message.aa);
  assert.equal([hops, message.id, message.question.length], [255, 0, 0]);
  const [record] = message.answer;
  assert.equal([record.class, record.ttl, record.name], [CLASS.IN_FLUSH, 120, 'b.local']);
  assert.equal(record.rdata, { is: 'a', address: '192.0.2.2' });
});

responders('answers one who wants it so', () => {
  const { heard } = said(query({ class: CLASS.IN_FLUSH }));
  assert.equal(
    heard.map(({ isMulticast }) => isMulticast),
    [false],
  );
});

responders('says nothing of other names, classes and types, nor to answers', () => {
  const others = [query({ name: 'a.local' }), query({ class: CLASS.CH }), query({ type: TYPE.MX })];
  const answer = query();
  answer[2] |= 0x80;
  assert.is(said(...others, answer).heard.length, 0);
});

responders('counts what cannot be read', () => {
  const random = seededRandom(5);
  const noise = Array.from({ length: 100 }, () => {
    const octets = query();
    octets[12 + ((random.bits() >>> 1) % (octets.length - 12))] = random.bits();
    return octets.subarray(0, octets.length - ((random.bits() >>> 1) % 3));
  });
  const { responder } = said(...noise);
  assert.ok(responder.counters.malformed > 20);
});

responders.run();

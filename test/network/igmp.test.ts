import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeMessage, encodeMessage } from '../../generated/network/igmp.value.ts';
import type { Message, MessageBody } from '../../generated/network/igmp.value.ts';
import { PROTOCOL_NUMBER } from '../../generated/network/ipv4.wire.ts';
import type { Packet } from '../../generated/network/ipv4.value.ts';
import { addressOf } from '../../runtime/base/address.ts';
import { below, seededRandom } from '../../runtime/base/random.ts';
import { TO_GROUP } from '../../runtime/link/link.ts';
import { counted, Host, packet } from './host.ts';

const igmp = suite('IGMP');
const GROUP = '239.1.2.3';

type Said = MessageBody & { readonly to: string; readonly packet: Packet };

class Member extends Host {
  get host(): NonNullable<ReturnType<Host['ipv4']['igmp']['host']>> {
    return this.ipv4.igmp.host(this.eth0)!;
  }

  join(group = GROUP): void {
    assert.is(this.ip.join(addressOf(group), this.eth0), undefined);
  }

  leave(group = GROUP): void {
    assert.is(this.ip.leave(addressOf(group), this.eth0), undefined);
  }

  hear(message: Message, fields: Partial<Packet> = {}): void {
    this.receive(
      packet({
        protocol: PROTOCOL_NUMBER.IGMP,
        timeToLive: 1,
        sourceAddress: '10.0.0.254',
        destinationAddress: '224.0.0.1',
        payload: encodeMessage(message).slice(),
        ...fields,
      }),
      TO_GROUP,
    );
  }

  query(
    maxRespCode: number,
    groupAddress = '0.0.0.0',
    sourceAddresses: readonly string[] = [],
  ): void {
    const igmpv3 = {
      flags: 0,
      sFlag: false,
      qrv: 2,
      qqic: 125,
      sourceAddresses,
      additionalData: new Uint8Array(0),
    };
    this.hear({ maxRespCode, body: { is: 'membershipQuery', groupAddress, igmpv3 } });
  }

  olderQuery(maxRespCode: number, groupAddress = '0.0.0.0'): void {
    this.hear({ maxRespCode, body: { is: 'membershipQuery', groupAddress } });
  }

  /** What was said since the last time. */
  said(): readonly Said[] {
    return this.sent().map((one) => {
      const decoded = decodeMessage(one.payload);
      if (!decoded.ok) throw new Error('no message');
      return { ...decoded.value.body, to: one.destinationAddress, packet: one };
    });
  }

  /** Of each record of version 3: its type, its group, its sources. */
  records(): readonly (readonly unknown[])[] {
    return this.said().flatMap((one) =>
      one.is === 'v3MembershipReport'
        ? one.groupRecords.map((record) => [
            record.recordType,
            record.multicastAddress,
            ...record.sourceAddresses,
          ])
        : [[one.is, one.to]],
    );
  }
}

igmp('tells twice that a group is joined, to all routers, and makes them look', () => {
  const member = new Member();
  member.join();
  const [{ packet: first, to }] = member.said();
  assert.is(to, '224.0.0.22');
  assert.equal([first.timeToLive, first.dscp, first.sourceAddress], [1, 48, '10.0.0.1']);
  assert.equal(first.options, [{ is: 'routerAlert', alert: 0 }]);
  member.world.pass(1000);
  assert.equal(member.records(), [[4, GROUP]]);
  member.world.pass(60_000);
  assert.equal(member.records(), []);
});

igmp('tells twice that a group is left, when nobody wants it any more', () => {
  const member = new Member();
  member.join();
  member.join();
  member.world.pass(5000);
  member.said();
  member.leave();
  assert.equal(member.records(), []);
  member.leave();
  member.world.pass(5000);
  assert.equal(member.records(), [
    [3, GROUP],
    [3, GROUP],
  ]);
  assert.equal(member.host.groups, []);
});

igmp('never speaks of all hosts', () => {
  const member = new Member();
  member.join('224.0.0.1');
  member.query(10);
  member.world.pass(5000);
  assert.equal(member.records(), []);
});

igmp('reports every group at once when asked for all, after a while by chance', () => {
  const delays = new Set<number>();
  for (let seed = 1; seed < 20; seed++) {
    const member = new Member();
    for (let skip = 0; skip < seed; skip++) member.world.random.bits();
    member.join();
    member.join('239.9.9.9');
    member.world.pass(10_000);
    member.said();
    member.query(100);
    const asked = member.world.clock.now();
    assert.equal(member.records(), []);
    member.world.clock.moveTo(member.world.timers.next);
    delays.add(member.world.clock.now() - asked);
    member.world.pass(10_000);
    assert.equal(member.records(), [
      [2, GROUP],
      [2, '239.9.9.9'],
    ]);
  }
  assert.ok(Math.max(...delays) <= 10_000);
  assert.ok(delays.size > 15);
});

igmp('reports one group when asked for it, and not one that it is not in', () => {
  const member = new Member();
  member.join();
  member.world.pass(10_000);
  member.said();
  member.query(10, GROUP);
  member.query(10, '239.9.9.9');
  member.world.pass(1000);
  assert.equal(member.records(), [[2, GROUP]]);
});

igmp('wants every source that it is asked for, and the group when there are too many', () => {
  const member = new Member();
  member.join();
  member.world.pass(10_000);
  member.said();
  member.query(10, GROUP, ['192.0.2.1', '192.0.2.2']);
  member.query(10, GROUP, ['192.0.2.3']);
  member.world.pass(1000);
  assert.equal(member.records(), [[1, GROUP, '192.0.2.1', '192.0.2.2', '192.0.2.3']]);
  const many = Array.from({ length: 65 }, (_, index) => `192.0.2.${index}`);
  member.query(10, GROUP, many);
  member.world.pass(1000);
  assert.equal(member.records(), [[2, GROUP]]);
});

igmp('answers a question for the group and one for its sources with the group', () => {
  const member = new Member();
  member.join();
  member.world.pass(10_000);
  member.said();
  member.query(100, GROUP);
  member.query(100, GROUP, ['192.0.2.1']);
  member.world.pass(10_000);
  assert.equal(member.records(), [[2, GROUP]]);
});

igmp('takes longer times for what they are', () => {
  const member = new Member();
  member.join();
  member.world.pass(10_000);
  member.said();
  // 0xff: (15 + 16) * 2^(7 + 3) tenths of a second, which is almost an hour.
  member.query(0xff);
  const delay = member.world.timers.next - member.world.clock.now();
  assert.ok(delay > 25_500 && delay <= 3_174_400, `${delay}`);
});

igmp('speaks version 2 while a querier of version 2 is about, and then version 3 again', () => {
  const member = new Member();
  member.join();
  member.world.pass(10_000);
  member.said();
  member.olderQuery(10);
  assert.is(member.host.version, 2);
  member.world.pass(1000);
  assert.equal(member.records(), [['v2MembershipReport', GROUP]]);
  member.join('239.9.9.9');
  member.world.pass(10_000);
  assert.equal(member.records(), [
    ['v2MembershipReport', '239.9.9.9'],
    ['v2MembershipReport', '239.9.9.9'],
  ]);
  // Robustness times the query interval, and the query response interval: 260 seconds.
  member.world.pass(248_000);
  assert.is(member.host.version, 2);
  member.world.pass(1001);
  assert.is(member.host.version, 3);
});

igmp('of version 2 is silent where another has answered, and then leaves in silence', () => {
  const member = new Member();
  member.join();
  member.world.pass(10_000);
  member.olderQuery(100);
  const body = {
    is: 'v2MembershipReport',
    groupAddress: GROUP,
    additionalData: counted(0),
  } as const;
  member.said();
  member.hear({ maxRespCode: 0, body }, { sourceAddress: '10.0.0.3', destinationAddress: GROUP });
  member.world.pass(10_000);
  member.leave();
  assert.equal(member.records(), []);
});

igmp('of version 2 says that it leaves when it was the last that had spoken', () => {
  const member = new Member();
  member.olderQuery(100);
  member.join();
  member.world.pass(10_000);
  member.said();
  member.leave();
  assert.equal(member.records(), [['leaveGroup', '224.0.0.2']]);
});

igmp('of version 1 knows no leaving', () => {
  const member = new Member();
  member.olderQuery(0);
  assert.is(member.host.version, 1);
  member.join();
  member.world.pass(10_000);
  assert.equal(member.records()[0], ['v1MembershipReport', GROUP]);
  member.leave();
  assert.equal(member.records(), []);
});

igmp('goes by the oldest querier of several', () => {
  const member = new Member();
  member.olderQuery(0);
  member.world.pass(100_000);
  member.olderQuery(10);
  member.query(10);
  assert.is(member.host.version, 1);
  member.world.pass(160_001);
  assert.is(member.host.version, 2);
  member.world.pass(100_000);
  assert.is(member.host.version, 3);
});

igmp('believes nothing that has come over a router, or goes elsewhere', () => {
  const member = new Member();
  const body = { is: 'membershipQuery', groupAddress: '0.0.0.0' } as const;
  member.hear({ maxRespCode: 10, body }, { timeToLive: 2 });
  assert.is(member.ipv4.igmp.counters.fromAfar, 1);
  member.join();
  const report = {
    is: 'v2MembershipReport',
    groupAddress: GROUP,
    additionalData: counted(0),
  } as const;
  member.hear({ maxRespCode: 0, body: report });
  assert.is(member.ipv4.igmp.counters.ignored, 1);
  assert.is(member.host.version, 3);
});

igmp('says all again on a link that comes back', () => {
  const member = new Member();
  member.join();
  member.world.pass(10_000);
  member.said();
  member.olderQuery(10);
  member.link.setUp(false);
  member.world.pass(10_000);
  member.link.setUp(true);
  assert.equal(member.records(), [[4, GROUP]]);
});

igmp('says nothing where nobody else is, and nothing more of an interface that is gone', () => {
  const alone = new Member({ addresses: ['127.0.0.1/8'], gateway: '' });
  alone.join();
  alone.world.pass(10_000);
  assert.equal(alone.records(), []);
  const member = new Member();
  member.join();
  member.said();
  member.ip.removeInterface(member.eth0);
  member.world.pass(100_000);
  assert.equal(member.records(), []);
  assert.is(member.world.timers.next, Infinity);
  assert.equal(member.link.groups, []);
});

igmp('divides what is too long for one packet', () => {
  const member = new Member();
  for (let index = 0; index < 250; index++) member.join(`239.0.0.${index}`);
  member.world.pass(10_000);
  member.said();
  member.query(10);
  member.world.pass(1000);
  const said = member.said();
  assert.ok(said.length === 2);
  const records = said.flatMap((one) => (one.is === 'v3MembershipReport' ? one.groupRecords : []));
  assert.is(new Set(records.map(({ multicastAddress }) => multicastAddress)).size, 250);
});

igmp('takes no harm from anything', () => {
  const random = seededRandom(21);
  const member = new Member();
  member.join();
  for (let round = 0; round < 10_000; round++) {
    const payload = counted(below(random, 40));
    payload[0] = [0x11, 0x12, 0x16, 0x17, 0x22][below(random, 5)];
    for (let flips = below(random, 4); flips > 0; flips--) {
      payload[below(random, payload.length)] = below(random, 256);
    }
    const groupAddress = below(random, 2) === 0 ? GROUP : '0.0.0.0';
    if (below(random, 4) === 0) member.olderQuery(below(random, 256), groupAddress);
    else if (below(random, 4) === 0) member.query(below(random, 256), groupAddress, ['10.0.0.9']);
    else {
      member.receive(
        packet({ protocol: 2, timeToLive: 1, destinationAddress: '224.0.0.1', payload }),
        TO_GROUP,
      );
    }
    if (below(random, 10) === 0) member.join();
    else if (below(random, 10) === 0) member.ip.leave(addressOf(GROUP), member.eth0);
    if (below(random, 10) === 0) member.world.pass(below(random, 30_000));
    member.link.sent.length = 0;
  }
  member.world.pass(4_000_000);
  assert.is(member.world.timers.next, Infinity);
});

igmp.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { TO_ALL, TO_GROUP } from '../../../runtime/link/link.ts';
import { counted, echo, Host, icmp, icmpOf, packetOf } from '../host.ts';

const replies = suite('answers to pings');

replies('bring back identifier, number and data', () => {
  const host = new Host();
  host.receive(icmp(echo(counted(56), 77, 5), { dscp: 10, ecn: 3 }));
  const [{ body, code, packet: answer }] = host.icmp();
  assert.equal(body, { is: 'echoReply', identifier: 77, sequenceNumber: 5, data: counted(56) });
  assert.equal([code, answer.dscp, answer.ecn, answer.timeToLive], [0, 10, 0, 64]);
  assert.equal([answer.sourceAddress, answer.destinationAddress], ['10.0.0.1', '10.0.0.2']);
});

replies('come from the address that was asked', () => {
  const host = new Host({ addresses: ['10.0.0.1/24', '10.0.0.7/24'] });
  host.receive(icmp(echo(counted(1)), { destinationAddress: '10.0.0.7' }));
  assert.is(host.icmp()[0].packet.sourceAddress, '10.0.0.7');
});

replies('are not given to who asks many at once', () => {
  const host = new Host();
  host.receive(icmp(echo(counted(1)), { destinationAddress: '10.0.0.255' }), TO_ALL);
  host.receive(icmp(echo(counted(1)), { destinationAddress: '224.0.0.1' }), TO_GROUP);
  assert.equal(host.link.sent, []);
  assert.is(host.ipv4.icmp.counters.echoToMany, 2);
});

replies('are as long as the longest question', () => {
  const host = new Host();
  const asking = new Host({ addresses: ['10.0.0.2/24'] });
  const heard: number[] = [];
  const session = asking.ip.echo.open({
    reply: ({ arrival, data }) => heard.push(arrival.end - data),
    error() {},
  });
  assert.is(session?.send(asking.route('10.0.0.1'), 1, counted(65507)), undefined);
  for (const octets of asking.link.take()) host.receive(octets);
  const answer = host.link.take();
  assert.is(answer.length, 45);
  for (const octets of answer) asking.receive(octets);
  assert.equal(heard, [65507]);
  assert.is(session?.send(asking.route('10.0.0.1'), 1, counted(65508)), 'EMSGSIZE');
});

replies('carry on what was recorded on the way', () => {
  const host = new Host();
  const route = ['10.9.9.9', '0.0.0.0'];
  host.receive(icmp(echo(counted(4)), { options: [{ is: 'recordRoute', pointer: 8, route }] }));
  const [octets] = host.link.take();
  const answer = packetOf(octets);
  assert.equal(answer.options, [
    { is: 'recordRoute', pointer: 12, route: ['10.9.9.9', '10.0.0.1'] },
  ]);
  assert.is(icmpOf(answer.payload).body.is, 'echoReply');
});

replies('leave other options behind', () => {
  const host = new Host();
  host.receive(icmp(echo(counted(4)), { options: [{ is: 'routerAlert', alert: 0 }] }));
  assert.equal(host.sent()[0].options, []);
});

replies('that have no way are counted', () => {
  const host = new Host({ gateway: '' });
  host.receive(icmp(echo(counted(4)), { sourceAddress: '192.0.2.1' }));
  assert.is(host.ipv4.icmp.replies.counters.noRoute, 1);
});

replies('tell the time only where they are to, and then a time of their own', () => {
  const body = {
    is: 'timestamp',
    identifier: 1,
    sequenceNumber: 2,
    originateTimestamp: 3,
    receiveTimestamp: 0,
    transmitTimestamp: 0,
  } as const;
  const silent = new Host();
  silent.receive(icmp({ code: 0, body }));
  assert.equal(silent.link.sent, []);
  assert.is(silent.ipv4.icmp.counters.timestampIgnored, 1);
  const host = new Host({ options: { answersTimestamps: true } });
  host.receive(icmp({ code: 0, body }));
  assert.equal(host.icmp()[0].body, {
    ...body,
    is: 'timestampReply',
    receiveTimestamp: 0x80000000 + 1000,
    transmitTimestamp: 0x80000000 + 1000,
  });
});

replies.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { ECHO_SESSIONS_MAX } from '../../runtime/network/echo.ts';
import type { EchoUser } from '../../runtime/network/echo.ts';
import { counted, Host, icmp, icmpOf } from './host.ts';
import { carry } from './world.ts';

const echo = suite('echo, asked');
const NOBODY: EchoUser = { reply() {}, error() {} };

/** Keeps the numbers of what is answered. */
function listener(): EchoUser & { readonly heard: number[] } {
  const heard: number[] = [];
  return { heard, reply: ({ sequence }) => heard.push(sequence), error() {} };
}

echo('is answered by the other end, with the data that was sent', () => {
  const host = new Host();
  const other = new Host({ addresses: ['10.0.0.2/24'] });
  const heard: unknown[] = [];
  const session = host.ip.echo.open({
    reply: ({ arrival, sequence, data }) =>
      heard.push([sequence, arrival.octets.slice(data, arrival.end), arrival.hopLimit]),
    error() {},
  });
  assert.is(session?.send(host.route('10.0.0.2'), 5, counted(56)), undefined);
  carry(host.link, other.link);
  carry(host.link, other.link);
  assert.equal(heard, [[5, counted(56), 64]]);
});

echo('of ourselves is answered by ourselves', () => {
  const host = new Host();
  const user = listener();
  host.ip.echo.open(user)?.send(host.route('10.0.0.1'), 1, counted(9));
  host.world.pass(0);
  assert.equal(user.heard, [1]);
});

echo('sends what it is told to send, no further than it is told', () => {
  const host = new Host();
  const session = host.ip.echo.open(NOBODY)!;
  const options = { hopLimit: 2, trafficClass: 0, dontFragment: true, flowLabel: 0 };
  session.send(host.route('192.0.2.1'), 7, counted(3), options);
  const [sent] = host.sent();
  assert.is(sent.timeToLive, 2);
  assert.equal(icmpOf(sent.payload), {
    code: 0,
    body: { is: 'echo', identifier: session.identifier, sequenceNumber: 7, data: counted(3) },
  });
  assert.is(session.send(host.route('192.0.2.1'), 8, counted(1473), options), 'EMSGSIZE');
});

echo('keeps sessions apart, and what comes late is nobody business', () => {
  const host = new Host();
  const one = listener();
  const other = listener();
  const first = host.ip.echo.open(one)!;
  const second = host.ip.echo.open(other)!;
  const answer = (identifier: number, sequenceNumber: number): void =>
    host.receive(
      icmp({ code: 0, body: { is: 'echoReply', identifier, sequenceNumber, data: counted(1) } }),
    );
  answer(first.identifier, 1);
  answer(second.identifier, 2);
  first.close();
  answer(first.identifier, 3);
  assert.equal([one.heard, other.heard], [[1], [2]]);
  assert.is(host.ip.echo.counters.unknownReplies, 1);
});

echo('has so many sessions at most, each with a number of its own', () => {
  const host = new Host();
  const sessions = Array.from({ length: ECHO_SESSIONS_MAX }, () => host.ip.echo.open(NOBODY)!);
  assert.is(new Set(sessions.map(({ identifier }) => identifier)).size, ECHO_SESSIONS_MAX);
  assert.is(host.ip.echo.open(NOBODY), undefined);
  sessions[0].close();
  assert.ok(host.ip.echo.open(NOBODY));
});

echo.run();

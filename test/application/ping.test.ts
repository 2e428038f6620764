import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { Ping } from '../../runtime/application/ping.ts';
import type {
  PingError,
  PingOptions,
  PingReply,
  PingSummary,
} from '../../runtime/application/ping.ts';
import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { laboratoryOf } from '../lab/laboratories.ts';

const pings = suite('ping');

interface Pinged {
  readonly replies: readonly PingReply[];
  readonly errors: readonly PingError[];
  readonly unsent: readonly string[];
  readonly summary: PingSummary | undefined;
  readonly endedAt: number;
}

function ping(text: string, options: PingOptions, forMs = 60_000, stopAt = Infinity): Pinged {
  const laboratory = laboratoryOf(text);
  const [replies, errors, unsent]: [PingReply[], PingError[], string[]] = [[], [], []];
  let summary: PingSummary | undefined;
  let endedAt = NaN;
  const pinging = new Ping(laboratory.node('a').stack, options, {
    reply: (reply) => replies.push(reply),
    error: (error) => errors.push(error),
    unsent: (sequence, fault) => unsent.push(`${sequence} ${fault}`),
    done(found) {
      summary = found;
      endedAt = laboratory.now;
    },
  });
  assert.is(pinging.start(), undefined);
  laboratory.simulation.runUntil(() => summary !== undefined, Math.min(forMs, stopAt));
  if (stopAt !== Infinity) pinging.stop();
  return { replies, errors, unsent, summary, endedAt };
}

const LINE = 'host a, b link a 192.0.2.1/24 - b 192.0.2.2/24 delay 10 ms';
const destination = addressOf('192.0.2.2');

pings('asks as often as it is told, once a second, and ends with the last answer', () => {
  const { replies, summary, endedAt } = ping(LINE, { destination, times: 3 });
  assert.equal(
    replies.map(({ sequence, from, octets, hopLimit, isDuplicate, isChanged }) => [
      sequence,
      showAddress(from),
      octets,
      hopLimit,
      isDuplicate || isChanged,
    ]),
    [1, 2, 3].map((sequence) => [sequence, '192.0.2.2', 64, 64, false]),
  );
  assert.is(replies[2].roundTripMs, 20);
  assert.is(summary?.sent, 3);
  assert.is(summary?.received, 3);
  assert.is(endedAt, 2020);
});

pings('waits for what is late as long as two of the longest round trips, and no longer', () => {
  const { summary, endedAt } = ping(`${LINE}, loss 30%`, { destination, times: 20 });
  assert.is(summary?.sent, 20);
  assert.ok(summary!.received > 3 && summary!.received < 18, `${summary?.received}`);
  assert.ok(endedAt >= 19_000 && endedAt <= 20_000, `${endedAt}`);
});

pings('waits for ten seconds when nothing has come at all', () => {
  const { summary, endedAt } = ping(`${LINE}, loss 100%`, { destination, times: 2 });
  assert.is(summary?.received, 0);
  assert.ok(endedAt >= 3000 && endedAt <= 11_000, `${endedAt}`);
});

pings('counts what comes twice, and tells of it', () => {
  const options = { destination, times: 5, intervalMs: 200 };
  const { replies, summary } = ping(`${LINE}, duplication 100%`, options);
  assert.is(summary?.received, 5);
  assert.ok(summary!.duplicates >= 4, `${summary?.duplicates}`);
  assert.is(replies.filter((one) => one.isDuplicate).length, summary?.duplicates);
});

pings('tells of errors, and by whom; they count as answers', () => {
  const text = `host a, b router r link a 192.0.2.1/24 - r 192.0.2.2/24
    link r 198.51.100.1/24 - b 198.51.100.2/24`;
  const options = { destination: addressOf('198.51.100.2'), times: 2, hopLimit: 1 };
  const { errors, summary, endedAt } = ping(text, options);
  assert.equal(
    errors.map(({ sequence, from, kind }) => `${sequence} ${showAddress(from)} ${kind}`),
    ['1 192.0.2.2 timeExceeded', '2 192.0.2.2 timeExceeded'],
  );
  assert.is(summary?.errors, 2);
  assert.ok(endedAt < 1100, `${endedAt}`);
});

pings('takes as much data as it is told', () => {
  const { replies } = ping(LINE, { destination, times: 1, dataOctets: 4000 });
  assert.is(replies[0].octets, 4008);
});

pings('goes on without end until it is stopped, beyond all sequence numbers', () => {
  const options = { destination, intervalMs: 0.5 };
  const { summary } = ping(LINE, options, 40_000, 34_000);
  assert.is.not(summary, undefined);
  assert.ok(summary!.sent > 65_536 && summary!.sent - summary!.received < 400);
  assert.is(summary?.duplicates, 0);
});

pings('says why it cannot begin', () => {
  const { stack } = laboratoryOf(LINE).node('a');
  const nobody = { reply() {}, error() {}, done() {} };
  const to = { destination: addressOf('203.0.113.1') };
  assert.is(new Ping(stack, to, nobody).start(), 'ENETUNREACH');
});

pings('ends at once when nothing of it may leave, for nothing can come back', () => {
  const laboratory = laboratoryOf(LINE);
  const { stack } = laboratory.node('a');
  stack.ip.egress = { permits: () => false };
  const said: string[] = [];
  const pinging = new Ping(
    stack,
    { destination, times: 2 },
    {
      reply() {},
      error() {},
      unsent: (sequence, fault) => said.push(`${sequence} ${fault}`),
      done: ({ sent, received }) => said.push(`${received} of ${sent} at ${laboratory.now}`),
    },
  );
  assert.is(pinging.start(), undefined);
  laboratory.simulation.run(20_000);
  assert.equal(said, ['1 EACCES', '2 EACCES', '0 of 2 at 1000']);
});

pings.run();

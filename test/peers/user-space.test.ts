/**
 * The peers of our own making that run on other people's stacks, and every stack against every
 * other: what is sent at one end arrives at the other, octet by octet, in both directions, by both
 * versions of IP.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { linux, ours, userSpace } from './contestant.ts';
import type { Command, Contestant, Work } from './contestant.ts';
import { bridgeGround, tapGround, vethGround } from './ground.ts';
import type { Ground } from './ground.ts';
import { digestOf } from './octets.ts';

interface Meeting {
  readonly ground: () => Ground;
  readonly contestants: (ground: Ground) => readonly [Contestant, Contestant];
}

const VERSIONS = ['ipv4', 'ipv6'] as const;

const PORT = 5001;
const OCTETS = 3_000_001;
const ROUND_TRIPS = 50;
/** Three packets of Ethernet, so that fragments are put together too. */
const DATAGRAM_OCTETS = 4000;

const meetings: Readonly<Record<string, Meeting>> = {
  'Linux and Linux over veth': {
    ground: () => vethGround({ isFarKernels: true, offload: true }),
    contestants: ({ near, far }) => [linux(near), linux(far)],
  },
  'Linux and gVisor over TAP': {
    ground: tapGround,
    contestants: ({ near, far }) => [linux(near), userSpace('gvisor', far, '-tap', 'tap0')],
  },
  'Linux and gVisor over AF_PACKET, with offload': {
    ground: () => vethGround({ isFarKernels: false, offload: true }),
    contestants: ({ near, far }) => [
      linux(near),
      userSpace('gvisor', far, '-packet', 'far', '-offload'),
    ],
  },
  'Linux and gVisor over AF_PACKET, without offload': {
    ground: () => vethGround({ isFarKernels: false, offload: false }),
    contestants: ({ near, far }) => [linux(near), userSpace('gvisor', far, '-packet', 'far')],
  },
  'Linux and lwIP over TAP': {
    ground: tapGround,
    contestants: ({ near, far }) => [linux(near), userSpace('lwip', far, '-tap', 'tap0')],
  },
  'Linux and ours over TAP, with offload': {
    ground: tapGround,
    contestants: ({ near, far }) => [linux(near), ours(far, true)],
  },
  'Linux and ours over TAP, without offload': {
    ground: tapGround,
    contestants: ({ near, far }) => [linux(near), ours(far, false)],
  },
  'gVisor and ours over a bridge, with offload': {
    ground: bridgeGround,
    contestants: ({ near, far }) => [userSpace('gvisor', near, '-tap', 'tap0'), ours(far, true)],
  },
  'lwIP and ours over a bridge, without offload': {
    ground: bridgeGround,
    contestants: ({ near, far }) => [userSpace('lwip', near, '-tap', 'tap0'), ours(far, false)],
  },
  'ours and ours over a bridge': {
    ground: bridgeGround,
    contestants: ({ near, far }) => [ours(near, false), ours(far, true)],
  },
  'gVisor and lwIP over a bridge': {
    ground: bridgeGround,
    contestants: ({ near, far }) => [
      userSpace('gvisor', near, '-tap', 'tap0'),
      userSpace('lwip', far, '-tap', 'tap1'),
    ],
  },
};

for (const [name, { ground: makeGround, contestants }] of Object.entries(meetings)) {
  const meeting = suite(name);
  let ground: Ground | undefined;
  let ends: readonly Contestant[] = [];
  meeting.before(() => {
    ground = makeGround();
    ends = contestants(ground);
  });
  meeting.after(async () => {
    for (const end of ends) await end.close();
    ground?.close();
  });

  for (const [from, to] of [
    [0, 1],
    [1, 0],
  ]) {
    const direction = from === 0 ? 'there' : 'back';
    for (const version of VERSIONS) {
      meeting(`who connects sends, ${direction}, over ${version}`, async () => {
        const ask = ['send', ends[to][version], PORT, OCTETS, 1 + from];
        await transfer(ends[to], ['sink', PORT], ends[from], ask, 1 + from);
      });

      meeting(`who listens sends, ${direction}, over ${version}`, async () => {
        const serve = ['source', PORT, OCTETS, 3 + from];
        const ask = ['receive', ends[from][version], PORT];
        await transfer(ends[from], serve, ends[to], ask, 3 + from);
      });

      meeting(`an octet comes back each time, ${direction}, over ${version}`, async () => {
        const ask = ['ping', ends[to][version], PORT, ROUND_TRIPS];
        await comeBack(ends[to], ['echo', PORT], ends[from], ask);
      });

      meeting(`datagrams come back whole, ${direction}, over ${version}`, async () => {
        const ask = ['udp-ping', ends[to][version], PORT, ROUND_TRIPS, DATAGRAM_OCTETS];
        await comeBack(ends[to], ['udp-echo', PORT], ends[from], ask);
      });
    }
  }
  meeting.run();
}

async function transfer(
  server: Contestant,
  serve: Command,
  client: Contestant,
  ask: Command,
  seed: number,
): Promise<void> {
  await atWork(server, serve, client, ask, async (serving, asking) => {
    const expected = { octets: OCTETS, sha256: digestOf(seed, OCTETS), failure: undefined };
    for (const work of [serving, asking]) {
      const { command, octets, sha256, failure } = await work.next();
      assert.equal({ octets, sha256, failure }, expected, command);
    }
  });
}

async function comeBack(
  server: Contestant,
  serve: Command,
  client: Contestant,
  ask: Command,
): Promise<void> {
  await atWork(server, serve, client, ask, async (_, asking) => {
    const { roundTrips, lost } = await asking.next();
    assert.equal({ roundTrips, lost }, { roundTrips: ROUND_TRIPS, lost: 0 });
  });
}

async function atWork(
  server: Contestant,
  serve: Command,
  client: Contestant,
  ask: Command,
  what: (serving: Work, asking: Work) => Promise<void>,
): Promise<void> {
  const serving = await server.work(serve);
  try {
    const asking = await client.work(ask);
    try {
      await what(serving, asking);
    } finally {
      await asking.stop();
    }
  } finally {
    await serving.stop();
  }
}

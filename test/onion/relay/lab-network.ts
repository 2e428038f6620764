/** An onion network of ours in a laboratory: relays, an authority and a client, in virtual time. */
import { showAddress } from '../../../runtime/base/address.ts';
import type { Address } from '../../../runtime/base/address.ts';
import type { Laboratory } from '../../../runtime/lab/laboratory.ts';
import { PageFetch } from '../../../runtime/lab/page-fetch.ts';
import type { Fetched } from '../../../runtime/lab/page-fetch.ts';
import { PlainLinks } from '../../../runtime/lab/plain-links.ts';
import { LaboratoryAuthority } from '../../../runtime/onion/authority.ts';
import { makeRelayIdentity } from '../../../runtime/onion/certificates/make.ts';
import { channelCounters } from '../../../runtime/onion/channel/faults.ts';
import { ChannelPool } from '../../../runtime/onion/channel/pool.ts';
import { OnionClient } from '../../../runtime/onion/circuits.ts';
import { OnionRelay } from '../../../runtime/onion/relay.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import type { Exit } from '../../../runtime/onion/relay/exit.ts';
import type { RelayLimits } from '../../../runtime/onion/relay/limits.ts';
import type { TcpService } from '../../../runtime/transport/tcp/user.ts';
import { laboratoryOf, sha256 } from '../../lab/laboratories.ts';
import { crypto } from './bench.ts';

const RELAYS = ['guard', 'middle', 'exit'];
const LINK = 'delay 5 ms, rate 100 Mbit/s';
const EPOCH = 1_800_000_000;

export interface OnionLaboratory {
  readonly laboratory: Laboratory;
  readonly relays: ReadonlyMap<string, OnionRelay>;
  readonly authority: LaboratoryAuthority;
  readonly client: OnionClient;
  readonly links: PlainLinks;
  readonly unixSeconds: () => number;
  readonly web: Address;
  /** So many octets from the web host, over the onion. */
  fetch(octets: number): { done: Fetched | undefined; received(): number };
  /** Until it is so, within so much virtual time; promises settle meanwhile. */
  until(isSo: () => boolean, withinMs: number): Promise<boolean>;
}

export function onionLaboratory(
  seed: number,
  linkOfExit: string = LINK,
  limits: Partial<RelayLimits> = {},
): OnionLaboratory {
  const laboratory = laboratoryOf(
    `host client, guard, middle, exit, web switch s
     link client - s delay 5 ms, rate 100 Mbit/s  link guard - s delay 5 ms, rate 100 Mbit/s
     link middle - s delay 5 ms, rate 100 Mbit/s  link exit - s ${linkOfExit}
     link web - s delay 5 ms, rate 100 Mbit/s`,
    { seed },
  );
  const { simulation } = laboratory;
  const { timers } = simulation;
  const links = new PlainLinks(crypto);
  const unixSeconds = (): number => EPOCH + Math.floor(simulation.now / 1000);
  const tcpOf = (name: string): TcpService => laboratory.node(name).stack.tcp;
  const placeOf = (name: string): { readonly address: Address; readonly port: number } => {
    const [{ address }] = laboratory.node(name).addresses.filter((one) => one.address.length === 4);
    return { address, port: 9001 };
  };
  const authority = new LaboratoryAuthority({
    crypto,
    unixSeconds,
    authorities: [{ nickname: 'lab', place: placeOf('guard') }],
    keyBits: 1024,
  });
  const web = placeOf('web').address;
  const relays = new Map<string, OnionRelay>();
  for (const nickname of RELAYS) {
    const relay = new OnionRelay({
      crypto,
      timers,
      random: simulation.dice(),
      unixSeconds,
      nickname,
      places: [placeOf(nickname)],
      identity: makeRelayIdentity(crypto),
      dialer: links.dialer(tcpOf(nickname)),
      channel: { hasPadding: false },
      limits,
      ...(nickname === 'exit' ? { exit: exitOf(tcpOf(nickname), web) } : {}),
    });
    links.listen(
      tcpOf(nickname),
      placeOf(nickname),
      () => relay.credentials.certificate,
      (link) => relay.accept(link),
    );
    relays.set(nickname, relay);
    const admitted = authority.admit(relay.descriptor());
    if ('reason' in admitted) throw new Error(admitted.reason);
  }
  authority.publish(...[...relays.values()].map(({ shelf }) => shelf));
  const client = clientOf(laboratory, links, relays, unixSeconds);
  const fetch: OnionLaboratory['fetch'] = (octets) => fetchOver(client, web, octets);
  const until: OnionLaboratory['until'] = async (isSo, withinMs) => {
    const end = simulation.now + withinMs;
    for (; simulation.now < end && !isSo(); simulation.run(1)) {
      for (let turn = 0; turn < 16; turn++) await Promise.resolve();
    }
    return isSo();
  };
  return { laboratory, relays, authority, client, links, unixSeconds, web, fetch, until };
}

function fetchOver(
  client: OnionClient,
  web: Address,
  octets: number,
): ReturnType<OnionLaboratory['fetch']> {
  const outcome = { done: undefined as Fetched | undefined, received: () => page.received };
  const page = new PageFetch({
    tcp: throughOnion(client),
    address: web,
    host: 'web',
    octets,
    hash: sha256(),
    done: (fetched) => void (outcome.done = fetched),
  });
  page.start();
  return outcome;
}

function clientOf(
  laboratory: Laboratory,
  links: PlainLinks,
  relays: ReadonlyMap<string, OnionRelay>,
  unixSeconds: () => number,
): OnionClient {
  const { simulation } = laboratory;
  const { timers } = simulation;
  const random = simulation.dice();
  const counters = channelCounters();
  const pool = new ChannelPool(
    { timers, random, crypto, unixSeconds, counters, hasPadding: false },
    links.dialer(laboratory.node('client').stack.tcp),
  );
  return new OnionClient({
    crypto,
    timers,
    random,
    choosePath: () => RELAYS.map((name) => relays.get(name)!.target),
    channelTo: (target, waiter) => {
      pool.channelTo(target, new AbortController().signal).then(
        (channel) => waiter.open(channel),
        (error: Error) => waiter.failed(error.message),
      );
    },
  });
}

function exitOf(tcp: TcpService, web: Address): Exit {
  return {
    policy: ExitPolicy.of(['accept *:80'], { rejectPrivate: false }),
    resolver: {
      lookUp(name, answered) {
        const ipv4Address = showAddress(web);
        answered(name === 'web.lab' ? [{ value: { is: 'ipv4', ipv4Address }, ttl: 60 }] : []);
        return () => {};
      },
    },
    connect: (remote, user) => tcp.connect(remote, user),
  };
}

/** Connections that go through the onion, for who knows only TCP. */
function throughOnion(client: OnionClient): TcpService {
  return {
    connect: ({ address, port }, user) =>
      client.connect({ host: showAddress(address), port }, user),
    listen: () => 'EADDRNOTAVAIL',
    connections: () => [],
    listeners: () => [],
  };
}

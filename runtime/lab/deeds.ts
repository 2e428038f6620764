/** What events have done: pings, traces and fetches under way, each told as records. */
import { showAddress } from '../base/address.ts';
import type { Address } from '../base/address.ts';
import { Ping } from '../application/ping.ts';
import { Traceroute } from '../application/traceroute.ts';
import type { Probe } from '../application/traceroute.ts';
import type { Stack } from '../stack.ts';
import type { TcpConnection } from '../transport/tcp/user.ts';
import { PageFetch } from './page-fetch.ts';
import type { Fetched } from './page-fetch.ts';
import type { NewHash } from './pages.ts';
import type { Happening, ShownProbe } from './records.ts';
import type { Deed, Version } from './topology.ts';

/** A laboratory, as much of it as is needed here. */
export interface DeedGround {
  readonly newHash: NewHash;
  stackOf(name: string): Stack;
  /** The first address of a version that a node has. */
  addressOf(name: string, version: Version): Address | undefined;
  nameOf(address: Address): string | undefined;
  /** What a node has served to a client of that place, once it is all sent. */
  served(name: string, client: TcpConnection['local']): Served | undefined;
  now(): number;
}

export interface Served {
  readonly connection: TcpConnection;
  readonly digest: string;
}

type Between = Extract<Deed, { readonly kind: 'ping' | 'trace' | 'fetch' }>;

/** Begins a deed; `tell` hears of all that happens, and `done` once, when it is over. */
export function beginDeed(
  ground: DeedGround,
  deed: Between,
  tell: (happening: Happening) => void,
  done: (isDone: boolean) => void,
): void {
  const { from, to, version } = deed;
  const way = { from, to, version };
  // Who asks, and whom: a page comes from whoever is asked.
  const [asking, asked] = deed.kind === 'fetch' ? [to, from] : [from, to];
  const refuse = (reason: string): void => {
    tell({ kind: 'refused', what: deed.kind, ...way, isDone: false, reason });
    done(false);
  };
  const address = ground.addressOf(asked, version);
  if (address === undefined) return refuse(`${asked} has no address of IPv${version}`);
  if (ground.addressOf(asking, version) === undefined) {
    return refuse(`${asking} has no address of IPv${version}`);
  }
  const begun: Begun = { ground, way, address, tell, done, refuse };
  if (deed.kind === 'ping') ping(begun, deed.times);
  else if (deed.kind === 'trace') trace(begun);
  else fetch(begun, deed.octets);
}

interface Begun {
  readonly ground: DeedGround;
  readonly way: { readonly from: string; readonly to: string; readonly version: Version };
  readonly address: Address;
  readonly tell: (happening: Happening) => void;
  readonly done: (isDone: boolean) => void;
  readonly refuse: (reason: string) => void;
}

function ping({ ground, way, address, tell, done, refuse }: Begun, times: number): void {
  const shown = (from: Address): { address: string; name: string | undefined } => {
    return { address: showAddress(from), name: ground.nameOf(from) };
  };
  const pinging = new Ping(
    ground.stackOf(way.from),
    { destination: address, times },
    {
      reply: ({ from, ...reply }) => tell({ kind: 'pingReply', ...reply, ...shown(from) }),
      error: ({ from, kind: problem, ...error }) => {
        tell({ ...error, ...shown(from), kind: 'pingError', problem });
      },
      done(summary) {
        // As ping(8): one answer is enough.
        const isDone = summary.received > 0;
        tell({ kind: 'pingDone', ...way, ...summary, isDone });
        done(isDone);
      },
    },
  );
  tell({ kind: 'ping', ...way, address: showAddress(address), times });
  const fault = pinging.start();
  if (fault !== undefined) refuse(fault);
}

function trace({ ground, way, address, tell, done }: Begun): void {
  const shown = ({ from, ...probe }: Probe): ShownProbe => {
    if (from === undefined) return { ...probe, isAnswered: false };
    return { ...probe, isAnswered: true, address: showAddress(from), name: ground.nameOf(from) };
  };
  let hops = 0;
  const tracing = new Traceroute(
    ground.stackOf(way.from),
    { destination: address },
    {
      hop({ hop, probes }) {
        hops = hop;
        tell({ kind: 'traceHop', hop, probes: probes.map(shown) });
      },
      done(isReached, fault) {
        const reason = fault ?? (isReached ? undefined : `${way.to} did not answer`);
        const isDone = reason === undefined;
        tell({ kind: 'traceDone', ...way, hops, isDone, ...(reason && { reason }) });
        done(isDone);
      },
    },
  );
  tell({ kind: 'trace', ...way, address: showAddress(address) });
  tracing.start();
}

function fetch({ ground, way, address, tell, done }: Begun, octets: number): void {
  const begunAt = ground.now();
  const ended = ({ connection, received, digest, isWhole, fault }: Fetched): void => {
    const served = connection && ground.served(way.from, connection.local);
    const ms = ground.now() - begunAt;
    const info = served?.connection.info();
    const isSame = isWhole && received === octets && served?.digest === digest;
    const reason = fault ?? (isSame ? undefined : 'what came is not what was sent');
    tell({
      kind: 'fetchDone',
      ...way,
      octets,
      received,
      ms,
      bitsASecond: ms === 0 ? 0 : Math.round((received * 8000) / ms),
      digestSent: served?.digest ?? '',
      digestReceived: digest,
      segmentsSent: info?.segmentsSent ?? 0,
      segmentsRetransmitted: info?.segmentsRetransmitted ?? 0,
      isDone: isSame,
      ...(reason && { reason }),
    });
    done(isSame);
  };
  tell({ kind: 'fetch', ...way, address: showAddress(address), octets });
  const { tcp } = ground.stackOf(way.to);
  const hash = ground.newHash();
  new PageFetch({ tcp, address, host: way.from, octets, hash, done: ended }).start();
}

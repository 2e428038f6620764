/** An exit whose world does what a test tells it to, and a client with one circuit to it. */
import type { Answer, RelayCellData } from '../../../generated/onion/relay.value.ts';
import { ExitPolicy } from '../../../runtime/onion/relay/exit-policy.ts';
import type { Exit, ExitConnection } from '../../../runtime/onion/relay/exit.ts';
import type { TcpFault, TcpUser } from '../../../runtime/transport/tcp/user.ts';
import { Bench, BenchClient } from './bench.ts';
import type { BenchRelay, Heard } from './bench.ts';

export const NONE = new Uint8Array(0);
export const CELL_TEXT = 498;

/** A connection that does what a test tells it to. */
export class Puppet implements ExitConnection {
  user!: TcpUser;
  isPeerClosed = false;
  room = Infinity;
  written: number[] = [];
  isClosed = false;
  isAborted = false;
  readonly #text: number[] = [];

  get readable(): number {
    return this.#text.length;
  }

  setUser(user: TcpUser): void {
    this.user = user;
  }

  write(octets: Uint8Array): number {
    const taken = Math.min(this.room, octets.length);
    this.room -= taken;
    for (const octet of octets.subarray(0, taken)) this.written.push(octet);
    return taken;
  }

  read(b: Uint8Array, from: number, to: number): number {
    const text = this.#text.splice(0, to - from);
    b.set(text, from);
    return text.length;
  }

  close(): void {
    this.isClosed = true;
  }

  abort(): void {
    this.isAborted = true;
  }

  say(octets: number): void {
    for (let count = 0; count < octets; count++) this.#text.push(count & 0xff);
    this.user.readable();
  }

  end(): void {
    this.isPeerClosed = true;
    this.user.readable();
  }
}

export class World implements Exit {
  policy = ExitPolicy.of(['accept *:*']);
  readonly opened: { readonly to: string; readonly puppet: Puppet }[] = [];
  fault: TcpFault | undefined;
  answers: readonly Answer[] | undefined = [
    { value: { is: 'ipv4', ipv4Address: '203.0.113.7' }, ttl: 60 },
    { value: { is: 'ipv6', ipv6Address: '2001:db8::7' }, ttl: 6000 },
  ];
  asked: string[] = [];
  given = 0;
  later: ((answers: readonly Answer[]) => void) | undefined;

  readonly resolver = {
    lookUp: (name: string, answered: (answers: readonly Answer[]) => void) => {
      this.asked.push(name);
      if (this.answers === undefined) this.later = answered;
      else answered(this.answers);
      return () => void this.given++;
    },
  };

  connect(
    remote: { readonly address: Uint8Array; readonly port: number },
    user: TcpUser,
  ): Puppet | TcpFault {
    if (this.fault !== undefined) return this.fault;
    const puppet = new Puppet();
    puppet.user = user;
    this.opened.push({ to: `${remote.address.join('.')}:${remote.port}`, puppet });
    return puppet;
  }
}

export interface Stage {
  readonly bench: Bench;
  readonly world: World;
  readonly client: BenchClient;
  readonly relay: BenchRelay;
}

/** `create` says how the client makes its circuit. */
export async function stage(
  change: (world: World) => void = () => {},
  create: 'create' | 'createV3' = 'create',
): Promise<Stage> {
  const bench = new Bench();
  const world = new World();
  change(world);
  const relay = bench.relay({ exit: world });
  const client = new BenchClient(bench, bench.connect(relay));
  await client[create](relay);
  return { bench, world, client, relay };
}

export function begin(text: string, flags?: number): RelayCellData {
  const octets = [...new TextEncoder().encode(text), 0];
  const rest = flags === undefined ? [] : [0, 0, 0, flags];
  return { is: 'begin', destination: Uint8Array.from([...octets, ...rest]) };
}

export async function opened(one: Stage, text = 'example.com:80'): Promise<Puppet> {
  one.client.say(0, 1, begin(text));
  await one.bench.settle();
  const { puppet } = one.world.opened.at(-1)!;
  puppet.user.established();
  await one.bench.settle();
  return puppet;
}

export const saidOf = (heard: readonly Heard[], is: RelayCellData['is']): readonly Heard[] =>
  heard.filter(({ data }) => data.is === is);

export const endReason = ({ client }: Stage): number | undefined => {
  const [end] = saidOf(client.heard, 'end');
  return end?.data.is === 'end' ? end.data.reason : undefined;
};

export const sendme = (tag?: Uint8Array): RelayCellData =>
  tag === undefined
    ? { is: 'sendme', ignored: NONE }
    : { is: 'sendme', version: 1, dataLen: 20, sendmeDigest: tag, ignored: NONE };

export function letters(
  text: string,
): ({ readonly is: 'nul' } | { readonly is: 'letter'; readonly octet: number })[] {
  const octets = [...new TextEncoder().encode(text)];
  return [...octets.map((octet) => ({ is: 'letter', octet }) as const), { is: 'nul' } as const];
}

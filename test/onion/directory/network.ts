/** A network of a laboratory: authorities, relays, what they have signed, and caches that lie. */
import { addressOf } from '../../../runtime/base/address.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import { Simulation } from '../../../runtime/lab/simulation.ts';
import type { Authority } from '../../../runtime/onion/directory/authority.ts';
import { DirectoryClient } from '../../../runtime/onion/directory/client.ts';
import type { DirectoryClientOptions } from '../../../runtime/onion/directory/client.ts';
import {
  EXIT,
  GUARD,
  MIDDLE,
  NOON,
  digestOf,
  makeConsensus,
  makeRelay,
  microdescriptorOf,
} from './documents.ts';
import type { ConsensusPlan, TestAuthority, TestRelay } from './documents.ts';
import { crypto, octetsOf } from './fixtures.ts';
import { TestStream, answerOf } from './streams.ts';
import type { Answer } from './streams.ts';

/** So many of each kind, alternating; those that let out, let out everything. */
export function makeRelays(count: number): readonly TestRelay[] {
  return Array.from({ length: count }, (_, at) => {
    const flags = [GUARD, MIDDLE, EXIT][at % 3];
    return makeRelay(at, { flags, ...(flags === EXIT && { policy: 'accept 1-65535' }) });
  });
}

export class TestNetwork {
  readonly authorities: readonly TestAuthority[];
  relays: readonly TestRelay[];
  consensus: Uint8Array;
  /** Instead of the consensus, to whoever asks for a diff. */
  diff: Uint8Array | undefined;
  readonly simulation: Simulation;
  /** Paths that were asked for, and of whom. */
  readonly asked: string[] = [];
  readonly askedOf: string[] = [];
  /** What a cache answers instead, by nickname and path. */
  misbehave: (nickname: string, path: string) => Answer | undefined = () => undefined;
  readonly #descriptors = new Map<string, string>();

  constructor(authorities: readonly TestAuthority[], relays: readonly TestRelay[], seed = 1) {
    this.authorities = authorities;
    this.relays = relays;
    this.simulation = new Simulation(seed);
    this.consensus = this.sign({});
  }

  /** A consensus of the relays of now. */
  sign(plan: Partial<ConsensusPlan>): Uint8Array {
    for (const relay of plan.relays ?? this.relays) {
      const text = microdescriptorOf(relay);
      this.#descriptors.set(digestOf(text), text);
    }
    return makeConsensus({ authorities: this.authorities, relays: this.relays, ...plan });
  }

  /** Lets so many milliseconds pass, and promises settle meanwhile. */
  async pass(ms: number): Promise<void> {
    const { simulation } = this;
    const over = new Promise<void>((resolve) => new Timer(simulation.timers, resolve).start(ms));
    await simulation.runWhile(over, ms);
  }

  get now(): number {
    return NOON + this.simulation.now / 1000;
  }

  get known(): readonly Authority[] {
    return this.authorities.map(({ nickname, v3Identity }) => ({
      nickname,
      v3Identity,
      rsaIdentity: new Uint8Array(20),
      place: { address: addressOf('127.0.0.1'), port: 1 },
    }));
  }

  client(some: Partial<DirectoryClientOptions> = {}): DirectoryClient {
    const { timers, random } = this.simulation;
    return new DirectoryClient({
      crypto,
      timers,
      random,
      unixSeconds: () => this.now,
      authorities: this.known,
      openDirectoryStream: (cache) => {
        const answer = (text: string): Answer => this.#answer(cache.nickname, text);
        return Promise.resolve(new TestStream(timers, answer));
      },
      ...some,
    });
  }

  #answer(nickname: string, text: string): Answer {
    const path = /^GET (\S+) /.exec(text)![1];
    this.asked.push(path);
    this.askedOf.push(nickname);
    const misbehaviour = this.misbehave(nickname, path);
    if (misbehaviour !== undefined) return misbehaviour;
    const body = this.#document(path, text.includes('X-Or-Diff-From-Consensus'));
    return body === undefined
      ? { octets: answerOf('', { status: '404 Not found' }) }
      : { octets: answerOf(body) };
  }

  #document(path: string, wantsDiff: boolean): Uint8Array | undefined {
    if (path.startsWith('/tor/status-vote/current/consensus-microdesc/')) {
      return (wantsDiff ? this.diff : undefined) ?? this.consensus;
    }
    if (path.startsWith('/tor/keys/')) {
      const asked = this.authorities.filter(({ v3Identity }) => path.includes(v3Identity));
      return octetsOf(asked.map(({ certificate }) => certificate).join(''));
    }
    const digests = path.slice('/tor/micro/d/'.length).split('-');
    const found = digests.flatMap((digest) => this.#descriptors.get(digest) ?? []);
    return found.length === 0 ? undefined : octetsOf(found.join(''));
  }
}

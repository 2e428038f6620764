/** What hosts do all day: they ask and answer, move much or little, or are quiet for long. */
import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { Timer } from '../../../runtime/base/timers.ts';
import type { Stack } from '../../../runtime/stack.ts';
import type { Endpoint, TcpConnection } from '../../../runtime/transport/tcp/user.ts';
import type { Dice } from '../dice.ts';
import type { SidePlan } from '../transfers/plan.ts';
import { Side } from '../transfers/side.ts';
import { VERSIONS } from './network.ts';
import type { Host, Network } from './network.ts';

const PORT = 80;
const EVERY_MS = 8_000;
/** Whoever is quiet wakes before; a peer that is gone is found out by keep-alives. */
const HANGS_MS = 3 * 3_600_000;
const KINDS = ['echo', 'echo', 'echo', 'transfer', 'quiet'] as const;
type Kind = (typeof KINDS)[number];

interface Pair {
  readonly kind: Kind;
  readonly begunMs: number;
  readonly client: Side;
  readonly server: Side;
}

export class Work {
  readonly mistakes: string[] = [];
  readonly counts: Record<string, number> = { equal: 0, unequalClean: 0, notBegun: 0, octets: 0 };
  readonly #network: Network;
  readonly #dice: Dice;
  readonly #pairs = new Set<Pair>();
  readonly #waiting = new Map<string, Pair>();
  readonly #next: Timer;

  constructor(network: Network, dice: Dice) {
    this.#network = network;
    this.#dice = dice;
    this.#next = new Timer(network.world.timers, () => this.#begin());
    this.#next.start(EVERY_MS);
    network.onBegin = ({ stack }) => {
      if (stack !== undefined) this.#listen(stack);
    };
  }

  get running(): number {
    return this.#pairs.size;
  }

  end(): void {
    this.#next.stop();
  }

  /** Judges those that are over. */
  tend(): void {
    for (const pair of this.#pairs) {
      const age = this.#network.world.now - pair.begunMs;
      if (isOver(pair)) this.#judge(pair);
      else if (age > HANGS_MS) {
        this.#pairs.delete(pair);
        const { client, server } = pair;
        const [one, other] = [client, server].map(({ connection }) => connection?.stateName);
        this.mistakes.push(`${pair.kind}: hangs in ${one ?? 'nothing'} and ${other ?? 'nothing'}`);
      }
    }
  }

  #listen(stack: Stack): void {
    for (const any of ['0.0.0.0', '::']) {
      const wish = { onlyIpv6: true };
      const listener = stack.tcp.listen({ address: addressOf(any), port: PORT }, 64, wish);
      if (typeof listener === 'string') throw new Error(listener);
      listener.onAcceptable(() => {
        for (let one = listener.accept(); one !== undefined; one = listener.accept()) {
          this.#accept(one);
        }
      });
    }
  }

  #accept(connection: TcpConnection): void {
    const key = keyOf(connection.remote, connection.local);
    const pair = this.#waiting.get(key);
    // A SYN that came late, after whoever sent it was gone.
    if (pair === undefined) return connection.abort();
    this.#waiting.delete(key);
    const { server } = pair;
    connection.setUser(server);
    Object.assign(connection.options, server.plan.options);
    server.begin(connection);
    server.established();
    if (connection.readable > 0 || connection.isPeerClosed) server.readable();
  }

  #begin(): void {
    const [network, dice] = [this.#network, this.#dice];
    this.#next.start(dice.scale(EVERY_MS / 10, EVERY_MS * 2));
    const [from, to] = [dice.pick(network.hosts), dice.pick(network.hosts)];
    if (from.stack === undefined || from === to) return;
    this.#connect(dice.pick(KINDS), from.stack, to);
  }

  #connect(kind: Kind, stack: Stack, to: Host): void {
    const [network, dice] = [this.#network, this.#dice];
    const { world } = network;
    const plans = [this.#plan(kind, false), this.#plan(kind, kind === 'echo')] as const;
    const isQuiet = kind === 'quiet';
    const client = new Side(world.timers, plans[0], plans[1], isQuiet);
    const server = new Side(world.timers, plans[1], plans[0], isQuiet);
    const address = network.addressOf(to, dice.pick(VERSIONS));
    const { options } = plans[0];
    const connection = stack.tcp.connect({ address, port: PORT }, client, { options });
    if (typeof connection === 'string') {
      this.counts['notBegun']++;
      return;
    }
    const pair: Pair = { kind, client, server, begunMs: world.now };
    this.#waiting.set(keyOf(connection.local, connection.remote), pair);
    client.begin(connection);
    this.#pairs.add(pair);
    if (isQuiet) {
      const wake = new Timer(world.timers, () => {
        client.wake();
        server.wake();
      });
      wake.start(dice.scale(60_000, 3_600_000));
    }
  }

  #plan(kind: Kind, isAnswer: boolean): SidePlan {
    const dice = this.#dice;
    const most = kind === 'transfer' ? 500_000 : 3_000;
    return {
      octets: dice.wholeScale(1, most),
      textStart: dice.whole(0, 1_000_000),
      isAnswer,
      options: {
        keepAlive: true,
        keepAliveIdleMs: dice.scale(10_000, 600_000),
        keepAliveIntervalMs: dice.scale(1_000, 75_000),
      },
      writeMax: dice.wholeScale(1_000, 100_000),
      readMax: dice.wholeScale(1_000, 100_000),
      readEveryMs: 0,
      takes: dice.pick([0, 0.5, 1]),
      closes: dice.chance(0.5),
      toggles: [],
      aborts: undefined,
    };
  }

  #judge(pair: Pair): void {
    this.#pairs.delete(pair);
    const { client, server, kind } = pair;
    const { local, remote } = client.connection!;
    this.#waiting.delete(keyOf(local, remote));
    const sides = [client, server].filter(({ connection }) => connection !== undefined);
    for (const { wrongAt, heard, peer, hasHeardAll, fault } of sides) {
      this.counts['octets'] += heard;
      if (wrongAt !== undefined) this.mistakes.push(`${kind}: octet ${wrongAt} is wrong`);
      if (hasHeardAll && heard !== peer.octets) {
        this.mistakes.push(`${kind}: FIN after ${heard} of ${peer.octets} octets, ${fault}`);
      }
      if (!hasHeardAll && fault === undefined) {
        this.mistakes.push(
          `${kind}: over without a fault, ${heard} of ${peer.octets} octets heard`,
        );
      }
    }
    if (!client.hasHeardAll || !server.hasHeardAll) this.counts['unequalClean']++;
    else {
      this.counts['equal']++;
      const isSame =
        `${client.heardDigest}` === `${server.sentDigest}` &&
        `${server.heardDigest}` === `${client.sentDigest}`;
      if (!isSame) this.mistakes.push(`${kind}: SHA-256 differs`);
    }
  }
}

function isOver({ client, server }: Pair): boolean {
  return client.isOver && (server.connection === undefined || server.isOver);
}

function keyOf(client: Endpoint, server: Endpoint): string {
  return [client, server].map(({ address, port }) => `${showAddress(address)} ${port}`).join(' ');
}

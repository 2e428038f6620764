/** The work that a victim has to do while it is under attack: connections, and datagrams. */
import { Timer } from '../../../runtime/base/timers.ts';
import type { TcpConnection } from '../../../runtime/transport/tcp/user.ts';
import type { UdpPort } from '../../../runtime/transport/udp/user.ts';
import type { Dice } from '../dice.ts';
import { agreement, textAt } from '../text.ts';
import type { SidePlan } from '../transfers/plan.ts';
import { Side } from '../transfers/side.ts';
import { ADDRESSES, ECHO_PORT, GROUP, LIVE_PORT, VERSIONS } from './scene.ts';
import type { Scene, Version } from './scene.ts';

const AT_ONCE = 4;
const PINGS_EVERY_MS = 20;
const PING_OCTETS_MAX = 1_000;
const NUMBER_OCTETS = 4;

/** One connection: the client's side, and the server's when it was accepted. */
interface Pair {
  readonly client: Side;
  server: Side | undefined;
}

export class LiveWork {
  readonly mistakes: string[] = [];
  finished = 0;
  octets = 0;
  answered = 0;
  #asked = 0;
  #isEnding = false;
  readonly #scene: Scene;
  readonly #dice: Dice;
  readonly #pairs = new Set<Pair>();
  readonly #waiting = new Map<string, Pair>();
  readonly #answers = new Set<number>();
  readonly #ping: Timer;
  readonly #ports: UdpPort[] = [];

  constructor(scene: Scene, dice: Dice) {
    this.#scene = scene;
    this.#dice = dice;
    this.#listen();
    this.#echo();
    this.#ping = new Timer(scene.world.timers, () => this.#ask());
    this.#ping.start(PINGS_EVERY_MS);
    // Those of the whole run, one of each version: they say little, and must last.
    for (const version of VERSIONS) this.#connect(version, true);
  }

  get running(): number {
    return this.#pairs.size;
  }

  /** Ends what is over, and begins what comes next. */
  tend(): void {
    for (const pair of this.#pairs) if (isOver(pair)) this.#end(pair);
    while (!this.#isEnding && this.#pairs.size < AT_ONCE + VERSIONS.length) {
      this.#connect(this.#dice.pick(VERSIONS), false);
    }
  }

  /** No more is begun; whoever was quiet says the rest. */
  end(): void {
    this.#isEnding = true;
    this.#ping.stop();
    for (const { client, server } of this.#pairs) {
      client.wake();
      server?.wake();
    }
  }

  /** After everything had its time. */
  close(): void {
    for (const pair of this.#pairs) {
      const { client } = pair;
      this.mistakes.push(
        `a connection hangs in ${client.connection?.stateName}: ${client.heard} octets heard`,
      );
    }
    if (this.answered !== this.#asked) {
      this.mistakes.push(`${this.answered} of ${this.#asked} datagrams were answered`);
    }
    for (const port of this.#ports) port.close();
    for (const { tcp } of [this.#scene.victim, this.#scene.peer]) {
      for (const listener of [...tcp.listeners()]) listener.close();
    }
  }

  #listen(): void {
    const { victim, peer } = this.#scene;
    for (const version of VERSIONS) {
      for (const [stack, name] of [[victim, 'victim'] as const, [peer, 'peer'] as const]) {
        const local = { address: ADDRESSES[name][version], port: LIVE_PORT };
        const listener = stack.tcp.listen(local, 64);
        if (typeof listener === 'string') throw new Error(listener);
        listener.onAcceptable(() => {
          for (let one = listener.accept(); one !== undefined; one = listener.accept()) {
            this.#accept(one);
          }
        });
      }
    }
  }

  #accept(connection: TcpConnection): void {
    const pair = this.#waiting.get(keyOf(connection, 'remote'));
    // Somebody's SYN came at the right time to be taken for the peer's: nobody waits for it.
    if (pair === undefined) return connection.abort();
    this.#waiting.delete(keyOf(connection, 'remote'));
    const { server } = pair;
    connection.setUser(server!);
    server!.begin(connection);
    server!.established();
    if (connection.readable > 0 || connection.isPeerClosed) server!.readable();
  }

  #connect(version: Version, isQuiet: boolean): void {
    const { world, victim, peer } = this.#scene;
    const dice = this.#dice;
    const isToVictim = dice.chance(0.5);
    const plans = [this.#plan(isQuiet), this.#plan(isQuiet)] as const;
    const client = new Side(world.timers, plans[0], plans[1], isQuiet);
    const server = new Side(world.timers, plans[1], plans[0], isQuiet);
    const pair: Pair = { client, server };
    const remote = { address: ADDRESSES[isToVictim ? 'victim' : 'peer'][version], port: LIVE_PORT };
    const local = { address: ADDRESSES[isToVictim ? 'peer' : 'victim'][version] };
    const options = plans[0].options;
    const connected = (isToVictim ? peer : victim).tcp.connect(remote, client, { local, options });
    if (typeof connected === 'string') {
      this.mistakes.push(`no connection could be made: ${connected}`);
      return;
    }
    this.#waiting.set(keyOf(connected, 'local'), pair);
    client.begin(connected);
    this.#pairs.add(pair);
  }

  #plan(isQuiet: boolean): SidePlan {
    const dice = this.#dice;
    return {
      octets: isQuiet ? 20_000 : dice.wholeScale(1, 60_000),
      textStart: dice.whole(0, 1_000_000),
      isAnswer: false,
      options: { keepAlive: true, keepAliveIdleMs: 5_000, keepAliveIntervalMs: 1_000 },
      writeMax: dice.wholeScale(100, 50_000),
      readMax: dice.wholeScale(100, 50_000),
      readEveryMs: dice.chance(0.5) ? dice.scale(1, 50) : 0,
      takes: dice.pick([0, 0.5, 1]),
      closes: dice.chance(0.5),
      toggles: [],
      aborts: undefined,
    };
  }

  #end(pair: Pair): void {
    const { client, server } = pair;
    this.#pairs.delete(pair);
    this.#waiting.delete(keyOf(client.connection!, 'local'));
    this.finished++;
    for (const side of [client, server!]) {
      const { heard, peer, wrongAt, fault, hasHeardAll } = side;
      this.octets += heard;
      const name = side === client ? 'client' : 'server';
      if (wrongAt !== undefined) this.mistakes.push(`octet ${wrongAt} of a ${name} is wrong`);
      if (hasHeardAll && heard === peer.octets && fault === undefined) continue;
      const end = fault ?? (hasHeardAll ? 'an early FIN' : 'no FIN');
      this.mistakes.push(`a ${name} heard ${heard} of ${peer.octets} octets, then ${end}`);
    }
    for (const [one, other] of [[client, server!] as const, [server!, client] as const]) {
      if (`${one.heardDigest}` !== `${other.sentDigest}`) this.mistakes.push('SHA-256 differs');
    }
  }

  /** The victim answers whoever knows the text; strangers do not. */
  #echo(): void {
    const { victim, peer } = this.#scene;
    for (const version of VERSIONS) {
      const address = ADDRESSES.victim[version];
      const port = opened(
        victim.udp.open(
          { address, port: ECHO_PORT },
          {
            datagram: (b, from, to) => {
              if (!isGenuine(b, from, to)) return;
              const copy = b.slice(from, to);
              const back = { address: ADDRESSES.peer[version], port: ECHO_PORT };
              port.send(copy, 0, copy.length, back);
            },
            error: () => {},
          },
        ),
      );
      const asking = opened(
        peer.udp.open(
          { address: ADDRESSES.peer[version], port: ECHO_PORT },
          {
            datagram: (b, from, to) => {
              if (!isGenuine(b, from, to)) return;
              const number = numberIn(b, from);
              if (this.#answers.delete(number)) this.answered++;
            },
            error: () => {},
          },
        ),
      );
      const joined = opened(
        victim.udp.open(
          { address: GROUP[version], port: ECHO_PORT },
          {
            datagram: () => {},
            error: () => {},
          },
        ),
      );
      joined.join(GROUP[version], victim.interface('eth0'));
      this.#ports.push(port, asking, joined);
    }
  }

  #ask(): void {
    const number = this.#asked++;
    this.#answers.add(number);
    const version = VERSIONS[number % 2];
    const text = textAt(number, this.#dice.whole(1, PING_OCTETS_MAX));
    const datagram = Buffer.alloc(NUMBER_OCTETS + text.length);
    datagram.writeUInt32BE(number);
    datagram.set(text, NUMBER_OCTETS);
    const port = this.#ports.find(
      ({ local }) => local.address === ADDRESSES.peer[version] || isPeer(local.address, version),
    );
    port?.send(datagram, 0, datagram.length, {
      address: ADDRESSES.victim[version],
      port: ECHO_PORT,
    });
    this.#ping.start(PINGS_EVERY_MS);
  }
}

function isPeer(address: Uint8Array, version: Version): boolean {
  return Buffer.compare(address, ADDRESSES.peer[version]) === 0;
}

function isOver({ client, server }: Pair): boolean {
  return client.isOver && (server?.connection === undefined || server.isOver);
}

function keyOf(connection: TcpConnection, side: 'local' | 'remote'): string {
  const { address, port } = connection[side];
  return `${address.join('.')} ${port}`;
}

function numberIn(b: Uint8Array, from: number): number {
  return Buffer.from(b.buffer, b.byteOffset + from, NUMBER_OCTETS).readUInt32BE();
}

function isGenuine(b: Uint8Array, from: number, to: number): boolean {
  const text = from + NUMBER_OCTETS;
  if (text >= to) return false;
  return agreement(numberIn(b, from), b, text, to) === to - text;
}

function opened(port: UdpPort | string): UdpPort {
  if (typeof port === 'string') throw new Error(port);
  return port;
}

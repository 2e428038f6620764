/**
 * TCP: RFC 9293, with what the Internet has learned since. `spec/transport/tcp-connection.protocol`
 * and `congestion.protocol` say what happens; `runtime/transport/tcp/` does it, a file for each
 * idea; here segments find their connection, and users their calls.
 */
import type { Address } from '../base/address.ts';
import { isUnspecified, sameAddress, standsAt } from '../base/address.ts';
import type { Random } from '../base/random.ts';
import type { Timers } from '../base/timers.ts';
import { ConnectionTable } from '../base/connection-table.ts';
import { newFrameInfo, UNKNOWN } from '../device/frame-info.ts';
import type { Arrival } from '../network/arrival.ts';
import type { EchoErrorKind } from '../network/echo.ts';
import type { Network, NetworkFault, Route, Transport } from '../network/network.ts';
import {
  CHECKSUM_CORRUPT,
  FLAGS_ACK,
  FLAGS_RST,
  FLAGS_SYN,
  destinationPort,
  optionsStart,
  scanSegment,
  scanSegmentUnsummed,
  sourcePort,
} from '../../generated/transport/tcp.wire.ts';
import { CLOSED, TIME_WAIT, onSegment } from '../../generated/transport/tcp-connection.machine.ts';
import { copyOf } from '../base/octets.ts';
import { packetBuffer } from '../base/packet-buffer.ts';
import { ArrivedSegment } from './tcp/arrived.ts';
import type { Connection } from './tcp/connection.ts';
import { newTcpCounters } from './tcp/counters.ts';
import type { TcpCounters } from './tcp/counters.ts';
import { icmpError } from './tcp/errors.ts';
import { Numbers } from './tcp/isn.ts';
import { DEFAULT_LIMITS } from './tcp/limits.ts';
import { LiveOptions } from './tcp/live-options.ts';
import type { TcpLimits } from './tcp/limits.ts';
import { Listeners } from './tcp/listeners.ts';
import { Ports } from './tcp/ports.ts';
import { PiecePool } from './tcp/receive-queue.ts';
import { ResetRate } from './tcp/reset-rate.ts';
import { SendMemory } from './tcp/send-memory.ts';
import { SEND_BUFFER_OCTETS, TCP } from './tcp/shared.ts';
import type { Shared, TcpTrace } from './tcp/shared.ts';
import type { SendPiece } from './tcp/segmentation.ts';
import { SynProbes } from './tcp/syn-probes.ts';
import { TimeWait } from './tcp/time-wait.ts';
import { UserConnection } from './tcp/user-connection.ts';
import type {
  Endpoint,
  OpenOptions,
  TcpConnection,
  TcpFault,
  TcpListener,
  TcpService,
  TcpUser,
} from './tcp/user.ts';

export interface TcpSetup {
  readonly network: Network;
  readonly timers: Timers;
  readonly random: Random;
  readonly limits?: Partial<TcpLimits>;
  /** Hears of each transition of each connection. */
  readonly trace?: TcpTrace;
  /**
   * Whether the network layer takes segments larger than the route's MTU, with `segmentOctets` set,
   * and has them cut by `cutSegment` or by a device. Without it they are cut here.
   */
  readonly takesLarge?: (route: Route) => boolean;
}

export interface Tcp extends TcpService, Transport {
  readonly counters: TcpCounters;
  readonly limits: TcpLimits;
  /** What all connections keep of what they received: at most `limits.receivedOctetsMax`. */
  readonly held: Held;
  readonly synProbes: SynProbes;
}

export interface Held {
  /** Of memory, whole pieces of it. */
  readonly octets: number;
  /** Connections with text that came early. */
  readonly hoarders: number;
}

export function createTcp(setup: TcpSetup): Tcp {
  return new TcpStack(setup);
}

class TcpStack implements Tcp {
  readonly counters = newTcpCounters();
  /** RFC 7112 §5. */
  readonly headerOctets: number = optionsStart(new Uint8Array(0), 0);
  readonly limits: TcpLimits;
  readonly synProbes: SynProbes;
  readonly #network: Network;
  readonly #shared: Shared;
  readonly #table: ConnectionTable<Connection>;
  readonly #ports: Ports;
  readonly #listeners: Listeners;
  readonly #timeWait: TimeWait;
  readonly #touched: Connection[] = [];
  readonly #refused: Connection[] = [];
  readonly #resets: ResetRate;
  #pieceRoute: Route | undefined;
  #sendPiece: SendPiece<NetworkFault> | undefined;
  /** Answers for ports where nobody is, and for those where somebody only listens. */
  #nobody: UserConnection | undefined;
  #doorkeeper: UserConnection | undefined;

  constructor(setup: TcpSetup) {
    const { network, timers, random } = setup;
    const { counters } = this;
    const limits = { ...DEFAULT_LIMITS, ...setup.limits };
    this.limits = limits;
    this.#network = network;
    this.#table = new ConnectionTable(random);
    this.#ports = new Ports(random);
    this.#resets = new ResetRate(timers.clock, random, limits.resetsASecondMax);
    this.#timeWait = new TimeWait(limits.timeWaitMax, () => counters.timeWaitFull++);
    this.#shared = {
      network,
      timers,
      clock: timers.clock,
      random,
      limits,
      counters,
      numbers: new Numbers(timers.clock, random),
      pieces: new PiecePool(limits.receivedOctetsMax, counters),
      sending: new SendMemory(limits.writtenOctetsMax, limits.sendBufferLeastOctets),
      trace: setup.trace,
      takesLarge: setup.takesLarge ?? (() => false),
      sendPiece: (route) => this.#pieceSender(route),
      segment: new ArrivedSegment(),
      buffer: packetBuffer(SEND_BUFFER_OCTETS),
      info: newFrameInfo(),
      sendOptions: { hopLimit: 0, trafficClass: 0, dontFragment: true, flowLabel: 0 },
      offer: { mss: 0, sack: true, timestamps: true, windowScale: 0 },
      piecesSent: 0,
      touch: (connection) => this.#touch(connection),
      refused: (connection) => this.#refuse(connection),
      waiting: (connection) => this.#timeWait.add(connection),
      forget: (connection) => this.#forget(connection),
    };
    this.#listeners = new Listeners(this.#shared);
    this.synProbes = new SynProbes(this.#shared, (route, port) => this.#portFor(route, port, {}));
    network.setTransport(TCP, this);
    network.onSettle(() => this.#settle());
    network.onSpaceAvailable(() => this.#sendRefused());
  }

  get held(): Held {
    return this.#shared.pieces;
  }

  receive(arrival: Arrival): boolean {
    const { counters } = this;
    const { octets: b, payload: o, end, info } = arrival;
    counters.segmentsReceived++;
    // RFC 9293 §3.9.2.3, MUST-57
    if (arrival.isMulticast || arrival.isBroadcast) {
      counters.toMany++;
      return true;
    }
    const sound =
      info.checksum === UNKNOWN
        ? scanSegment(b, o, end, arrival.pseudoHeader)
        : scanSegmentUnsummed(b, o, end);
    if (sound < 0) {
      if (sound === -CHECKSUM_CORRUPT) counters.corrupt++;
      else counters.malformed++;
      return true;
    }
    const { segment } = this.#shared;
    segment.read(b, o, end, info);
    if (segment.isReset) counters.resetsReceived++;
    const [local, remote] = [destinationPort(b, o), sourcePort(b, o)];
    const { source, destination, addressOctets } = arrival;
    const found = this.#table.find(b, destination, local, source, remote, addressOctets);
    if (found === undefined) {
      this.#welcome(arrival, local, remote);
      this.synProbes.heard(arrival, local, remote, segment);
    } else {
      const wasWaiting = found.state === TIME_WAIT;
      found.arrived(segment);
      if (segment.to > segment.from && !segment.isTaken) counters.notAccepted++;
      // RFC 6191: the old one made way for a new one.
      if (wasWaiting && found.state === CLOSED) this.#welcome(arrival, local, remote);
      else counters.toConnections++;
    }
    return true;
  }

  error(
    quoted: Arrival,
    fault: NetworkFault,
    from: Address,
    kind: EchoErrorKind = 'unreachable',
    code = 0,
  ): void {
    if (this.synProbes.failed(quoted, from, kind, code)) return;
    icmpError(this.#table, this.#shared, quoted, fault);
  }

  connect(remote: Endpoint, user: TcpUser, open: OpenOptions = {}): TcpConnection | TcpFault {
    const wish = open.local?.address;
    const source = wish === undefined || isUnspecified(wish) ? undefined : wish;
    if (remote.port === 0) return 'EADDRNOTAVAIL';
    const route = this.#network.route(remote.address, { source, interface: open.interface });
    if (typeof route === 'string') return route;
    if (this.#table.size >= this.limits.connectionsMax) {
      this.counters.connectionsFull++;
      return 'ENOBUFS';
    }
    const port = this.#portFor(route, remote.port, open);
    if (typeof port === 'string') return port;
    const options = new LiveOptions(open.options);
    const connection = new UserConnection(this.#shared, route, port, remote.port, options);
    this.#table.add(connection);
    this.counters.activeOpens++;
    return connection.open(user) ?? connection;
  }

  listen(
    local: Endpoint,
    backlog: number,
    open: OpenOptions & { readonly onlyIpv6?: boolean } = {},
  ): TcpListener | TcpFault {
    const { address } = local;
    if (!isUnspecified(address) && !this.#network.isOurs(address)) return 'EADDRNOTAVAIL';
    const onlyIpv6 = open.onlyIpv6 ?? false;
    const isFree = (port: number): boolean =>
      !this.#listeners.isTaken(address, port, onlyIpv6) &&
      !this.#isHeld(address, port, open.reuseAddress ?? false);
    const port = local.port === 0 ? this.#ports.choose(address, address, 0, isFree) : local.port;
    if (port === undefined || !isFree(port)) return 'EADDRINUSE';
    const { options, interface: by } = open;
    const wish = { backlog, onlyIpv6, options, interface: by };
    return this.#listeners.add({ address, port }, wish);
  }

  *connections(): Iterable<TcpConnection> {
    for (const connection of this.#table.values()) yield connection as UserConnection;
  }

  listeners(): Iterable<TcpListener> {
    return this.#listeners.values();
  }

  #portFor(route: Route, remotePort: number, open: OpenOptions): number | TcpFault {
    const { source, destination } = route;
    const wanted = open.local?.port ?? 0;
    if (wanted === 0) {
      const isFree = (port: number): boolean =>
        this.#table.get(source, port, destination, remotePort) === undefined &&
        this.#listeners.find(source, port) === undefined &&
        !this.synProbes.holds(port);
      return this.#ports.choose(source, destination, remotePort, isFree) ?? 'EADDRNOTAVAIL';
    }
    const old = this.#table.get(source, wanted, destination, remotePort);
    if (old === undefined) return wanted;
    // RFC 6191: timestamps and sequence numbers go on where those of the old one ended.
    if (old.state !== TIME_WAIT || !open.reuseAddress) return 'EADDRINUSE';
    this.#timeWait.end(old);
    return wanted;
  }

  /** Whether a connection holds a port; in TIME-WAIT, only as long as nobody minds. */
  #isHeld(address: Address, port: number, mayReuse: boolean): boolean {
    for (const one of this.#table.values()) {
      if (one.localPort !== port || (mayReuse && one.state === TIME_WAIT)) continue;
      if (mayReuse && one.passive) continue;
      if (isUnspecified(address) || sameAddress(one.localAddress, address)) return true;
    }
    return false;
  }

  /** A segment of no connection. */
  #welcome(arrival: Arrival, local: number, remote: number): void {
    const { segment } = this.#shared;
    const { octets: b, source, destination, addressOctets } = arrival;
    const control = segment.segCtl & (FLAGS_SYN | FLAGS_ACK | FLAGS_RST);
    if ((control & FLAGS_RST) !== 0) {
      this.counters.strayResets++;
      return;
    }
    const ours = copyOf(b, destination, destination + addressOctets);
    // To ourselves, from ourselves: "land".
    if (local === remote && standsAt(ours, b, source)) {
      this.counters.fromOurselves++;
      return;
    }
    const listener = this.#listeners.find(ours, local, arrival.interface);
    this.counters[listener === undefined ? 'noListener' : 'toListeners']++;
    const isAnswered = listener === undefined || control !== FLAGS_SYN;
    if (isAnswered && !this.#resets.mayGo()) {
      this.counters.resetsLimited++;
      return;
    }
    const theirs = copyOf(b, source, source + addressOctets);
    const route = this.#network.route(theirs, { source: ours, interface: listener?.interface });
    if (typeof route === 'string') {
      this.counters.noRoute++;
      return;
    }
    if (isAnswered) {
      const answering = listener === undefined ? this.#answering(route) : this.#keeping(route);
      answering.path.route = route;
      answering.localPort = local;
      answering.remotePort = remote;
      onSegment(answering, segment);
      return;
    }
    if (!listener.hasRoom) return;
    if (this.#table.size >= this.limits.connectionsMax) {
      this.counters.connectionsFull++;
      return;
    }
    const options = new LiveOptions(listener.options);
    const connection = new UserConnection(this.#shared, route, local, remote, options);
    connection.openPassively();
    listener.add(connection);
    this.#table.add(connection);
    connection.arrived(segment);
  }

  #answering(route: Route): UserConnection {
    return (this.#nobody ??= this.#alone(route));
  }

  #keeping(route: Route): UserConnection {
    if (this.#doorkeeper === undefined) {
      this.#doorkeeper = this.#alone(route);
      this.#doorkeeper.openPassively();
    }
    return this.#doorkeeper;
  }

  #alone(route: Route): UserConnection {
    return new UserConnection(this.#shared, route, 0, 0, new LiveOptions(undefined));
  }

  /** One function for all that is cut: only the route changes. */
  #pieceSender(route: Route): SendPiece<NetworkFault> {
    this.#pieceRoute = route;
    return (this.#sendPiece ??= (b, o, end, info) => {
      const { network, sendOptions } = this.#shared;
      const fault = network.send(this.#pieceRoute!, TCP, b, o, end, info, sendOptions);
      if (fault === undefined) this.#shared.piecesSent++;
      return fault;
    });
  }

  #touch(connection: Connection): void {
    if (connection.isTouched) return;
    connection.isTouched = true;
    this.#touched.push(connection);
  }

  #settle(): void {
    const touched = this.#touched;
    for (let index = 0; index < touched.length; index++) {
      touched[index].isTouched = false;
      touched[index].settle();
    }
    touched.length = 0;
  }

  #refuse(connection: Connection): void {
    if (connection.isRefused) return;
    connection.isRefused = true;
    this.#refused.push(connection);
  }

  /** Who finds no room this time either, is at the end of the row. */
  #sendRefused(): void {
    const refused = this.#refused.splice(0);
    for (const connection of refused) {
      connection.isRefused = false;
      connection.roomAgain();
    }
  }

  #forget(connection: Connection): void {
    this.#timeWait.remove(connection);
    this.#table.remove(connection);
    connection.notices.acceptor?.gone(connection);
  }
}

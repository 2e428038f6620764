/**
 * One client of a SOCKS5 proxy, until what it says is for whom it wanted to talk to. The
 * conversation is a machine of the spec; who carries octets to and from the client, and who opens
 * ways, is given.
 */
import * as machine from '../../generated/application/socks5-server.machine.ts';
import type {
  Server,
  ServerState,
  ServerTimer,
} from '../../generated/application/socks5-server.machine.ts';
import {
  decodeGreeting,
  encodeChoice,
  encodePasswordReply,
  encodeReply,
  readPasswordRequest,
  readRequest,
} from '../../generated/application/socks5.value.ts';
import type { Address as SocksAddress } from '../../generated/application/socks5.value.ts';
import * as wire from '../../generated/application/socks5.wire.ts';
import { IPV4_OCTETS, parseAddress } from '../base/address.ts';
import { copyOf } from '../base/octets.ts';
import { Timer } from '../base/timers.ts';
import type { Timers } from '../base/timers.ts';

/** Where a client wants to go. */
export interface ProxyTarget {
  /** An address as text, or a name that nobody has looked up. */
  readonly host: string;
  readonly port: number;
  /** User name and password as one text: circuits of others are not for it. Empty of nobody. */
  readonly credentials: string;
}

/** Why there is no way: a word of errno, or of getaddrinfo. */
export type ProxyFault = string;

export interface ProxyWays {
  /**
   * Begins to open a way; `opened` or `failed` of the conversation tell what became of it, later:
   * not from within.
   */
  open(target: ProxyTarget): void;
  /** Looks up a name, or the name of an address; `found` or `failed` follow. */
  lookUp(target: ProxyTarget, isReverse: boolean): void;
  /** Nobody wants any more what was begun. */
  giveUp(): void;
  /** From now on all octets are for the other side; `early` came with the request. */
  relay(early: Uint8Array): void;
}

export interface ProxyClient {
  send(octets: Uint8Array): void;
  /** After all that was sent has gone out. */
  hangUp(): void;
}

export interface Socks5Options {
  readonly timers: Timers;
  readonly handshakeTimeoutMs?: number;
}

/** What may come before there is anybody to hear it, in octets; who sends more is hung up on. */
export const EARLY_OCTETS_MAX = 128 * 1024;
/** Of a name: one octet says how long it is (RFC 1928 §5). */
const NAME_OCTETS_MAX = 255;
const HANDSHAKE_TIMEOUT_MS = 30_000;

/** What may become whole when more octets have come. */
const INCOMPLETE: ReadonlySet<number> = new Set([
  wire.TRUNCATED,
  wire.METHODS_TRUNCATED,
  wire.REQUEST_TRUNCATED,
  wire.ADDRESS_TRUNCATED,
  wire.ADDRESS_DOMAIN_NAME_DOMAIN_NAME_TRUNCATED,
  wire.ADDRESS_IPV6_IPV6_ADDRESS_TRUNCATED,
  wire.PASSWORD_REQUEST_TRUNCATED,
  wire.PASSWORD_REQUEST_UNAME_TRUNCATED,
  wire.PASSWORD_REQUEST_PASSWD_TRUNCATED,
]);

const REPLY_OF: Readonly<Record<string, number>> = {
  EACCES: wire.REP.CONNECTION_NOT_ALLOWED_BY_RULESET,
  ENETUNREACH: wire.REP.NETWORK_UNREACHABLE,
  EHOSTUNREACH: wire.REP.HOST_UNREACHABLE,
  ENOTFOUND: wire.REP.HOST_UNREACHABLE,
  ECONNREFUSED: wire.REP.CONNECTION_REFUSED,
  ETIMEDOUT: wire.REP.TTL_EXPIRED,
};

const UNSPECIFIED: SocksAddress = { is: 'ipv4', ipv4Address: '0.0.0.0' };
const utf8 = new TextDecoder();
const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

export class Socks5Conversation implements Server {
  state: ServerState = machine.AWAITING_GREETING;
  readonly handshakeTimeout: number;
  readonly #client: ProxyClient;
  readonly #ways: ProxyWays;
  readonly #handshake: Timer;
  #waiting = new Uint8Array(0);
  #target: ProxyTarget = { host: '', port: 0, credentials: '' };
  #isReverse = false;
  #found: SocksAddress = UNSPECIFIED;
  #fault: ProxyFault = '';

  constructor(client: ProxyClient, ways: ProxyWays, options: Socks5Options) {
    this.#client = client;
    this.#ways = ways;
    this.handshakeTimeout = options.handshakeTimeoutMs ?? HANDSHAKE_TIMEOUT_MS;
    this.#handshake = new Timer(options.timers, () => machine.afterHandshake(this));
    machine.startServer(this);
    machine.onAccepted(this);
  }

  get isOver(): boolean {
    return this.state === machine.CLOSED;
  }

  /** What the client says; not called any more once it is relayed. */
  received(b: Uint8Array): void {
    const waiting = new Uint8Array(this.#waiting.length + b.length);
    waiting.set(this.#waiting);
    waiting.set(b, this.#waiting.length);
    this.#waiting = waiting;
    while (this.#takeOne());
    if (this.#waiting.length > EARLY_OCTETS_MAX) machine.onGone(this);
  }

  opened(): void {
    machine.onOpened(this);
  }

  /** An address as text, or a name. */
  found(host: string): void {
    const isName = host.length > 0 && utf8Length(host) <= NAME_OCTETS_MAX;
    if (!isName) return this.failed('ENOTFOUND');
    this.#found = socksAddress(host);
    machine.onFound(this);
  }

  failed(fault: ProxyFault): void {
    this.#fault = fault;
    machine.onFailed(this);
  }

  /** The client's connection is over. */
  gone(): void {
    machine.onGone(this);
  }

  /** False where nothing whole is there, or nothing is expected. */
  #takeOne(): boolean {
    const b = this.#waiting;
    const end = this.#scan(b);
    if (end === undefined || this.isOver) return false;
    if (end < 0) {
      if (INCOMPLETE.has(-end)) return false;
      if (-end === wire.ADDRESS_UNKNOWN) machine.onAnotherAddressType(this);
      else machine.onNonsense(this);
      return false;
    }
    this.#waiting = copyOf(b, end, b.length);
    this.#take(b, end);
    return true;
  }

  /** Where what is expected now ends; undefined where nothing is. */
  #scan(b: Uint8Array): number | undefined {
    switch (this.state) {
      case machine.AWAITING_GREETING:
        return wire.scanGreeting(b, 0, b.length);
      case machine.AWAITING_PASSWORD:
        return wire.scanPasswordRequest(b, 0, b.length);
      case machine.AWAITING_REQUEST:
        return wire.scanRequest(b, 0, b.length);
      default:
        return undefined;
    }
  }

  #take(b: Uint8Array, end: number): void {
    if (this.state === machine.AWAITING_GREETING) this.#takeGreeting(copyOf(b, 0, end));
    else if (this.state === machine.AWAITING_PASSWORD) this.#takePassword(b, end);
    else this.#takeRequest(b, end);
  }

  #takeGreeting(b: Uint8Array): void {
    const greeting = decodeGreeting(b);
    const methods = greeting.ok ? greeting.value.methods : [];
    machine.onGreeting(this, {
      offersPassword: methods.includes(wire.METHOD.USERNAME_PASSWORD),
      offersNothing: methods.includes(wire.METHOD.NO_AUTHENTICATION_REQUIRED),
    });
  }

  #takePassword(b: Uint8Array, end: number): void {
    const { uname, passwd } = readPasswordRequest(b, 0, end);
    const credentials = `${utf8.decode(uname)}\0${utf8.decode(passwd)}`;
    this.#target = { ...this.#target, credentials };
    machine.onPasswordRequest(this);
  }

  #takeRequest(b: Uint8Array, end: number): void {
    const { cmd, dstAddr: address, dstPort: port } = readRequest(b, 0, end);
    this.#target = { ...this.#target, host: hostOf(address), port };
    this.#isReverse = cmd === wire.CMD.RESOLVE_PTR;
    if (cmd === wire.CMD.CONNECT) machine.onConnect(this);
    else if (cmd === wire.CMD.RESOLVE || this.#isReverse) machine.onResolve(this);
    else machine.onAnotherCommand(this);
  }

  chooseAPassword(): void {
    this.#client.send(encodeChoice({ method: wire.METHOD.USERNAME_PASSWORD }));
  }

  chooseNothing(): void {
    this.#client.send(encodeChoice({ method: wire.METHOD.NO_AUTHENTICATION_REQUIRED }));
  }

  answerNoneOfThem(): void {
    this.#client.send(encodeChoice({ method: wire.METHOD.NO_ACCEPTABLE_METHODS }));
  }

  /** Any will do: it tells apart, and keeps nobody out. */
  acceptThePassword(): void {
    this.#client.send(encodePasswordReply({ status: 0 }));
  }

  openTheWay(): void {
    this.#ways.open(this.#target);
  }

  lookUp(): void {
    this.#ways.lookUp(this.#target, this.#isReverse);
  }

  answerSucceeded(): void {
    this.#reply(wire.REP.SUCCEEDED);
  }

  answerWhatWasFound(): void {
    this.#reply(wire.REP.SUCCEEDED, this.#found);
  }

  answerTheFailure(): void {
    this.#reply(REPLY_OF[this.#fault] ?? wire.REP.GENERAL_SOCKS_SERVER_FAILURE);
  }

  answerCommandNotSupported(): void {
    this.#reply(wire.REP.COMMAND_NOT_SUPPORTED);
  }

  answerAddressTypeNotSupported(): void {
    this.#reply(wire.REP.ADDRESS_TYPE_NOT_SUPPORTED);
  }

  #reply(rep: number, bound: SocksAddress = UNSPECIFIED): void {
    this.#client.send(encodeReply({ rep, bndAddr: bound, bndPort: 0 }));
  }

  relay(): void {
    const early = this.#waiting;
    this.#waiting = new Uint8Array(0);
    this.#ways.relay(early);
  }

  giveUp(): void {
    this.#ways.giveUp();
  }

  hangUp(): void {
    this.#client.hangUp();
  }

  startTimer(_timer: ServerTimer, ms: number): void {
    this.#handshake.start(ms);
  }

  cancelTimer(): void {
    this.#handshake.stop();
  }
}

function hostOf(address: SocksAddress): string {
  switch (address.is) {
    case 'ipv4':
      return address.ipv4Address;
    case 'ipv6':
      return address.ipv6Address;
    case 'domainName':
      return address.domainName;
  }
}

function socksAddress(host: string): SocksAddress {
  const octets = parseAddress(host);
  if (octets === undefined) return { is: 'domainName', domainName: host };
  return octets.length === IPV4_OCTETS
    ? { is: 'ipv4', ipv4Address: host }
    : { is: 'ipv6', ipv6Address: host };
}

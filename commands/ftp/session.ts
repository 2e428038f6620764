/**
 * A client of FTP (RFC 959): files come and go by connections of their own, which we open (EPSV of
 * RFC 2428, PASV) or wait for (EPRT, PORT), and which may be TLS (RFC 4217).
 */
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

import { contextBelieving } from '../../adapters/node/authorities.ts';
import type { NodeNet, StackSocket } from '../../adapters/node/index.ts';
import { unmappedText } from '../../runtime/sockets.ts';
import { Failure } from '../failure.ts';
import type { KeyLog } from '../network/key-log.ts';
import { PORT_MAX } from '../network/options.ts';
import { tlsFault } from '../web/certificates.ts';
import { FtpControl } from './control.ts';
import { connected, dial, listenFor, sendAll } from './ways.ts';
import type { Way } from './ways.ts';

export interface FtpOptions {
  readonly net: NodeNet;
  readonly host: string;
  readonly port: number;
  readonly family: 0 | 4 | 6;
  readonly isPassive: boolean;
  readonly isSecure: boolean;
  /** Undefined: whoever it is, is believed. */
  readonly authorities: string[] | undefined;
  /** Who wants the secrets of TLS, if anyone does. */
  readonly keyLog?: KeyLog | undefined;
  readonly show: (line: string) => void;
}

export class FtpSession {
  readonly #options: FtpOptions;
  readonly #socket: StackSocket;
  readonly #control: FtpControl;
  #secured: tls.TLSSocket | undefined;

  private constructor(options: FtpOptions, socket: StackSocket) {
    this.#options = options;
    this.#socket = socket;
    this.#control = new FtpControl(socket, options.show);
  }

  static async open(options: FtpOptions): Promise<FtpSession> {
    const { net, host, port, family } = options;
    const socket = net.connect({ host, port, family, noDelay: true });
    await connected(socket, `${host}:${port}`);
    const session = new FtpSession(options, socket);
    const { code, lines } = await session.#control.reply();
    if (code >= 400) throw new Failure(lines.at(-1)!);
    if (options.isSecure) await session.#secure();
    return session;
  }

  /** RFC 4217 §4: the control connection first, and then what comes over others. */
  async #secure(): Promise<void> {
    await this.#control.need('AUTH TLS');
    await this.#control.upgrade(async (under) => {
      this.#secured = await this.#tlsOver(under);
      return this.#secured;
    });
  }

  #tlsOver(under: Duplex): Promise<tls.TLSSocket> {
    const { host, authorities } = this.#options;
    const session = this.#secured?.getSession();
    return new Promise((settle, fail) => {
      const secured = tls.connect({
        socket: under,
        host,
        servername: /[^\d.:]/.test(host) && !host.includes(':') ? host : '',
        rejectUnauthorized: authorities !== undefined,
        // Servers may ask that it is whom they know (RFC 4217 §10.2).
        ...(session && { session }),
        secureContext: contextBelieving(authorities),
      });
      this.#options.keyLog?.follow(secured);
      const failed = (error: Error): void => fail(new Failure(tlsFault(error, host).message));
      secured.once('error', failed);
      secured.once('secureConnect', () => {
        secured.off('error', failed);
        secured.on('error', () => {});
        settle(secured);
      });
    });
  }

  async login(user: string, password: () => Promise<string>): Promise<void> {
    const { code, lines } = await this.#control.ask(`USER ${user}`);
    if (code >= 400) throw new Failure(lines.at(-1)!);
    if (code === 331) {
      const reply = await this.#control.ask(`PASS ${await password()}`, true);
      if (reply.code >= 300) throw new Failure(reply.lines.at(-1)!);
    }
    if (this.#options.isSecure) {
      await this.#control.need('PBSZ 0');
      await this.#control.need('PROT P');
    }
    // RFC 959 §3.1.1.3: octets as they are.
    await this.#control.need('TYPE I');
  }

  async do(command: string): Promise<string> {
    const { lines } = await this.#control.need(command);
    return lines.at(-1)!.slice(4);
  }

  /** Undefined where nobody can tell: RFC 3659 §4. */
  async size(path: string): Promise<number | undefined> {
    const { code, lines } = await this.#control.ask(`SIZE ${path}`);
    return code === 213 ? Number(lines[0].slice(4)) : undefined;
  }

  /** What comes, from `from` on (RFC 3659 §5). */
  async receive(
    command: string,
    take: (octets: Uint8Array) => Promise<void>,
    from = 0,
  ): Promise<void> {
    await this.#transfer(command, from, async (data) => {
      for await (const piece of data) await take(piece as Buffer);
    });
  }

  async send(command: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    await this.#transfer(command, 0, (data) => sendAll(data, pieces));
  }

  async #transfer(
    command: string,
    from: number,
    work: (data: Duplex) => Promise<void>,
  ): Promise<void> {
    const way = this.#options.isPassive ? await this.#passive() : await this.#active();
    let data: Duplex | undefined;
    try {
      if (from > 0) await this.#control.need(`REST ${from}`);
      const { code, lines } = await this.#control.ask(command);
      if (code >= 400) throw new Failure(lines.at(-1)!);
      const plain = await way.open();
      data = this.#options.isSecure ? await this.#tlsOver(plain) : plain;
      await work(data);
      const isToldAlready = code >= 200;
      const end = isToldAlready ? { code, lines } : await this.#control.reply();
      if (end.code >= 400) throw new Failure(end.lines.at(-1)!);
    } finally {
      data?.destroy();
      way.close();
    }
  }

  /** RFC 2428 §3; where that is not known, RFC 959 §4.1.2, but to the host that we talk to. */
  async #passive(): Promise<Way> {
    const port = (await this.#extendedPassive()) ?? (await this.#plainPassive());
    // Whose address a server names is not asked: it could be anybody's.
    return dial(this.#options.net, unmappedText(this.#socket.remoteAddress ?? ''), port);
  }

  async #extendedPassive(): Promise<number | undefined> {
    const { code, lines } = await this.#control.ask('EPSV');
    const [, port] = /\((.)\1\1(\d+)\1\)/.exec(lines[0])?.slice(1) ?? [];
    return code === 229 ? portOf(port) : undefined;
  }

  async #plainPassive(): Promise<number> {
    const { lines } = await this.#control.need('PASV');
    const [high, low] = /(\d+),(\d+),(\d+),(\d+),(\d+),(\d+)/.exec(lines[0])?.slice(5) ?? [];
    const port = portOf(String(Number(high) * 256 + Number(low)));
    if (port === undefined) throw new Failure(`no port is in '${lines[0]}'`);
    return port;
  }

  /** RFC 2428 §2; where that is not known, PORT, over IPv4. */
  async #active(): Promise<Way> {
    const { localAddress, remoteAddress } = this.#socket;
    const { port, way } = await listenFor(this.#options.net, localAddress, remoteAddress);
    await this.#announce(port).catch((error: unknown) => {
      way.close();
      throw error;
    });
    return way;
  }

  async #announce(port: number): Promise<void> {
    const address = unmappedText(this.#socket.localAddress ?? '');
    const isIpv6 = address.includes(':');
    const { code, lines } = await this.#control.ask(`EPRT |${isIpv6 ? 2 : 1}|${address}|${port}|`);
    if (code < 300) return;
    if (isIpv6) throw new Failure(lines.at(-1)!);
    const numbers = [...address.split('.'), Math.floor(port / 256), port % 256];
    await this.#control.need(`PORT ${numbers.join(',')}`);
  }

  async close(): Promise<void> {
    await this.#control.ask('QUIT').catch(() => {});
    this.#control.close();
  }

  abort(): void {
    this.#control.close();
  }
}

function portOf(text: string | undefined): number | undefined {
  const port = Number(text);
  return port >= 1 && port <= PORT_MAX ? port : undefined;
}

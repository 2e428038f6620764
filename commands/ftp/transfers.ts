/** Files that come and go by the FTP server: one at a time, by a way that was agreed on before. */
import type { Duplex } from 'node:stream';
import tls from 'node:tls';

import type { NodeNet, StackSocket } from '../../adapters/node/index.ts';
import { unmappedText } from '../../runtime/sockets.ts';
import type { Credentials } from '../network/authority.ts';
import type { Files } from '../network/files.ts';
import { PORT_MAX } from '../network/options.ts';
import { listOf } from './place.ts';
import type { Answer } from './place.ts';
import { dial, listenFor, sendAll } from './ways.ts';
import type { Way } from './ways.ts';

const PIECE_OCTETS = 65_536;
/** Of those of the system no client listens at one: RFC 2577 §3. */
const PORT_LEAST = 1024;

interface Told {
  /** It is about to come: nothing stands against it. */
  readonly begun: () => void;
  readonly moved: () => void;
}

export class FtpTransfers {
  isSecret = false;
  credentials: Credentials | undefined;
  readonly #net: NodeNet;
  readonly #files: Files;
  readonly #control: StackSocket;
  #way: Way | undefined;
  #used: Way | undefined;
  #moving: Promise<void> | undefined;

  constructor({ net, files }: { net: NodeNet; files: Files }, control: StackSocket) {
    this.#net = net;
    this.#files = files;
    this.#control = control;
  }

  get hasWay(): boolean {
    return this.#way !== undefined;
  }

  /** Whether that is what goes on, and was not given up. */
  isOf(moving: Promise<void>): boolean {
    return this.#moving === moving;
  }

  /** Agrees on a way; undefined where the word is about something else. */
  wayFor(word: string, argument: string): Promise<Answer> | undefined {
    switch (word) {
      case 'EPSV':
        if (/^ALL$/i.test(argument)) return Promise.resolve([200, 'Nothing else, then']);
        return this.#passive((port) => [229, `That way (|||${port}|)`]);
      case 'PASV': {
        const numbers = unmappedText(this.#control.localAddress ?? '').split('.');
        if (numbers.length !== 4) return Promise.resolve([425, 'EPSV']);
        return this.#passive((port) => {
          const place = [...numbers, Math.floor(port / 256), port % 256].join(',');
          return [227, `That way (${place})`];
        });
      }
      case 'EPRT': {
        const [, , address, port] = /^(.)[12]\1([\da-f.:]+)\1(\d+)\1$/i.exec(argument) ?? [];
        return Promise.resolve(this.#active(address, Number(port)));
      }
      case 'PORT': {
        const [, address, high, low] = /^(\d+,\d+,\d+,\d+),(\d+),(\d+)$/.exec(argument) ?? [];
        const port = Number(high) * 256 + Number(low);
        return Promise.resolve(this.#active(address?.replaceAll(',', '.'), port));
      }
      default:
        return undefined;
    }
  }

  async #passive(said: (port: number) => Answer): Promise<Answer> {
    this.#way?.close();
    this.#way = undefined;
    const { localAddress, remoteAddress } = this.#control;
    const { port, way } = await listenFor(this.#net, localAddress, remoteAddress);
    if (this.#control.destroyed) way.close();
    else this.#way = way;
    return said(port);
  }

  #active(address: string | undefined, port: number): Answer {
    const peer = unmappedText(this.#control.remoteAddress ?? '');
    // RFC 2577 §3: whoever asks may not send us to others.
    const isTheirs = address === peer && port >= PORT_LEAST && port <= PORT_MAX;
    if (!isTheirs) return [501, 'That is not where you are'];
    this.#way?.close();
    let opened: Way | undefined;
    this.#way = {
      open: () => (opened = dial(this.#net, peer, port)).open(),
      close: () => opened?.close(),
    };
    return [200, 'I shall come'];
  }

  /** Settled when it is over; of a way that was agreed on. */
  begin(word: string, path: string, from: number, told: Told): Promise<void> {
    const way = this.#way!;
    this.#way = undefined;
    this.#used = way;
    const moving = this.#move(way, word, path, from, told).finally(() => way.close());
    this.#moving = moving;
    return moving;
  }

  abandon(): void {
    this.#moving = undefined;
    this.#used?.close();
    this.#way?.close();
    this.#way = undefined;
  }

  async #move(way: Way, word: string, path: string, from: number, told: Told): Promise<void> {
    const work = this.#workOf(word, path, from, told.moved);
    told.begun();
    const opened = await way.open();
    await work(this.isSecret ? secretOver(opened, this.credentials!) : opened);
  }

  /** What is to be done, once all is known to be possible. Throws a FileError. */
  #workOf(
    word: string,
    path: string,
    from: number,
    moved: () => void,
  ): (data: Duplex) => Promise<void> {
    const files = this.#files;
    if (word === 'LIST' || word === 'NLST') {
      // Options of ls(1), which many clients give.
      const folder = path.replace(/\/-[a-zA-Z]+ ?/, '/');
      const list = listOf(files, folder, word === 'LIST');
      return (data) =>
        sendAll(
          data,
          piecesOf((at) => list.subarray(at, at + PIECE_OCTETS), 0),
        );
    }
    if (word === 'RETR') {
      const file = files.file(path);
      const read = (at: number): Uint8Array => {
        moved();
        return file.read(at, PIECE_OCTETS);
      };
      return (data) => sendAll(data, piecesOf(read, from));
    }
    const file = files.make(path);
    if (word === 'STOR' && from === 0) file.resize(0);
    let at = word === 'APPE' ? file.length : from;
    return async (data) => {
      for await (const piece of data) {
        moved();
        file.write(piece as Buffer, at);
        at += (piece as Buffer).length;
      }
      data.end();
    };
  }
}

/** Until nothing more is read; each is for who takes it. */
async function* piecesOf(read: (at: number) => Uint8Array, from: number): AsyncGenerator<Buffer> {
  for (let at = from; ;) {
    const piece = Buffer.from(read(at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** TLS as its server, over what was opened by whomever (RFC 4217 §7). */
function secretOver(under: Duplex, { certificate: cert, key }: Credentials): Duplex {
  // Tickets of TLS 1.3 are nothing that who sends a file reads: it would close with a reset, and
  // the end of the file were lost.
  const secret = new tls.TLSSocket(under, { isServer: true, cert, key, maxVersion: 'TLSv1.2' });
  secret.on('error', () => {});
  return secret;
}

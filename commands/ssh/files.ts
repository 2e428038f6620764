/** Files of another host by SFTP: many pieces are asked for at once, and put in order again. */
import type { FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';

import { Failure } from '../failure.ts';
import { piecesOfFile } from '../surroundings.ts';
import type { Surroundings } from '../surroundings.ts';

/** What OpenSSH's servers give at once, and how many of them are on the way. */
const PIECE_OCTETS = 32_768;
const PIECES_AT_ONCE = 64;

type Done = (error?: Error | null, value?: never) => void;

/** A call of ssh2 as a promise; what it fails with names the path. */
function call<Value>(path: string, begin: (done: (error: unknown, value: Value) => void) => void) {
  return new Promise<Value>((settle, fail) => {
    begin((error, value) => {
      if (error === undefined || error === null) settle(value);
      else fail(new Failure(`${path}: ${(error as Error).message}`));
    });
  });
}

export class RemoteFiles {
  readonly #sftp: SFTPWrapper;

  constructor(sftp: SFTPWrapper) {
    this.#sftp = sftp;
  }

  real(path: string): Promise<string> {
    return call(path, (done) => this.#sftp.realpath(path, done));
  }

  stat(path: string): Promise<Stats> {
    return call(path, (done) => this.#sftp.stat(path, done));
  }

  async list(path: string): Promise<readonly FileEntryWithStats[]> {
    const all = await call<FileEntryWithStats[]>(path, (done) => this.#sftp.readdir(path, done));
    return all.toSorted((one, other) => (one.filename < other.filename ? -1 : 1));
  }

  async do(what: 'mkdir' | 'rmdir' | 'unlink', path: string): Promise<void> {
    await call<void>(path, (done) => this.#sftp[what](path, done as Done));
  }

  async rename(from: string, to: string): Promise<void> {
    await call<void>(from, (done) => this.#sftp.rename(from, to, done as Done));
  }

  /** How many octets came, from `from` on. */
  async get(
    remote: string,
    local: string,
    from: number,
    { openFile }: Surroundings,
    came: (octets: number, total: number) => void,
  ): Promise<number> {
    const handle = await call<Buffer>(remote, (done) => this.#sftp.open(remote, 'r', done));
    const file = await openFile(local, from > 0);
    try {
      const { size } = await call<Stats>(remote, (done) => this.#sftp.fstat(handle, done));
      let asked = from;
      let have = from;
      const waiting: Promise<Buffer>[] = [];
      while (have < size) {
        for (; asked < size && waiting.length < PIECES_AT_ONCE; asked += PIECE_OCTETS) {
          waiting.push(this.#piece(remote, handle, asked, Math.min(PIECE_OCTETS, size - asked)));
        }
        const piece = await waiting.shift()!;
        await file.write(piece);
        have += piece.length;
        came(have, size);
      }
      return have - from;
    } finally {
      await file.close();
      await call<void>(remote, (done) => this.#sftp.close(handle, done as Done));
    }
  }

  /** All of a piece: a server may give less at once than was asked for. */
  async #piece(path: string, handle: Buffer, from: number, octets: number): Promise<Buffer> {
    const room = Buffer.alloc(octets);
    for (let at = 0; at < octets;) {
      const count = await call<number>(path, (done) => {
        this.#sftp.read(handle, room, at, octets - at, from + at, done);
      });
      if (count === 0) throw new Failure(`${path}: it has become shorter`);
      at += count;
    }
    return room;
  }

  /** How many octets went. */
  async put(
    local: string,
    remote: string,
    surroundings: Surroundings,
    sent: (octets: number) => void,
  ): Promise<number> {
    const handle = await call<Buffer>(remote, (done) => this.#sftp.open(remote, 'w', done));
    try {
      let at = 0;
      const waiting: Promise<void>[] = [];
      for await (const octets of piecesOfFile(surroundings, local)) {
        for (let from = 0; from < octets.length; from += PIECE_OCTETS) {
          const piece = Buffer.from(octets.subarray(from, from + PIECE_OCTETS));
          const place = at;
          waiting.push(
            call<void>(remote, (done) => {
              this.#sftp.write(handle, piece, 0, piece.length, place, done as Done);
            }),
          );
          at += piece.length;
          if (waiting.length >= PIECES_AT_ONCE) await waiting.shift();
          sent(at);
        }
      }
      await Promise.all(waiting);
      return at;
    } finally {
      await call<void>(remote, (done) => this.#sftp.close(handle, done as Done));
    }
  }
}

/** Where a client of the FTP server is in the tree, and what it does there without a transfer. */
import { absolute, longLine, StoredFile } from '../network/files.ts';
import type { Files } from '../network/files.ts';

export type Answer = readonly [code: number, text: string];

const words = (text: string): readonly string[] => text.split(' ');

/** What there is beside the words that the machine knows; anything else is open to anybody. */
export const FTP_KINDS: ReadonlyMap<string, 'file' | 'transfer'> = new Map([
  ...words('RETR STOR APPE LIST NLST').map((word) => [word, 'transfer'] as const),
  ...words(
    'TYPE MODE STRU ALLO PWD XPWD CWD CDUP MKD RMD DELE SIZE MDTM REST PASV EPSV PORT EPRT',
  ).map((word) => [word, 'file'] as const),
]);

/** RFC 2389 §3.2: one a line, with a space in front. */
const FEATURES = 'AUTH TLS;EPRT;EPSV;MDTM;PBSZ;PROT;REST STREAM;SIZE;UTF8'.split(';');
const LAST_PLACE = 2 ** 40;

export class FtpPlace {
  readonly #files: Files;
  #folder = '/';
  #from = 0;

  constructor(files: Files) {
    this.#files = files;
  }

  at(path: string): string {
    return path.startsWith('/') ? path : `${this.#folder}/${path}`;
  }

  has(path: string): boolean {
    try {
      return this.#files.find(this.at(path)) !== undefined;
    } catch {
      return false;
    }
  }

  /** Where the next file begins (RFC 3659 §5), once. */
  takeFrom(): number {
    const from = this.#from;
    this.#from = 0;
    return from;
  }

  rename(from: string, to: string): Answer {
    this.#files.rename(this.at(from), this.at(to));
    return [250, 'It is called that'];
  }

  /** What anybody may ask. */
  open(word: string, argument: string): Answer {
    switch (word) {
      case 'NOOP':
        return [200, 'Nothing was done'];
      case 'SYST':
        return [215, 'UNIX Type: L8'];
      case 'FEAT':
        return [211, ['Features:', ...FEATURES.map((one) => ` ${one}`), 'End'].join('\n')];
      case 'OPTS':
        return /^UTF8 ON$/i.test(argument) ? [200, 'It always is'] : [501, 'No such option'];
      default:
        return [500, 'That is no command here'];
    }
  }

  /** What is about files. Throws a FileError. */
  do(word: string, argument: string): Answer {
    const path = this.at(argument);
    switch (word) {
      case 'TYPE':
        return this.#only(/^[AIL]( \w)?$/i.test(argument));
      case 'MODE':
        return this.#only(/^S$/i.test(argument));
      case 'STRU':
        return this.#only(/^F$/i.test(argument));
      case 'ALLO':
        return [202, 'There is no need'];
      case 'PWD':
      case 'XPWD':
        return [257, quoted(this.#folder)];
      case 'CWD':
        return this.#go(path);
      case 'CDUP':
        return this.#go(this.at('..'));
      case 'REST':
        return this.#rest(argument);
      case 'SIZE':
        return [213, String(this.#files.file(path).length)];
      case 'MDTM':
        return [213, timeOf(this.#files.file(path).changedAt)];
      case 'MKD':
        this.#files.makeFolder(path);
        return [257, quoted(absolute(path))];
      case 'RMD':
        this.#files.removeFolder(path);
        return [250, 'It is gone'];
      default:
        this.#files.remove(path);
        return [250, 'It is gone'];
    }
  }

  #only(isKnown: boolean): Answer {
    return isKnown ? [200, 'So it is'] : [504, 'Not that'];
  }

  #go(path: string): Answer {
    this.#files.folder(path);
    this.#folder = absolute(path);
    return [250, `Now in ${quoted(this.#folder)}`];
  }

  #rest(argument: string): Answer {
    const from = /^\d+$/.test(argument) ? Number(argument) : Infinity;
    if (from > LAST_PLACE) return [501, 'That is no place in a file'];
    this.#from = from;
    return [350, `From ${from} on`];
  }
}

/** RFC 959 §4.1.1: a quote in a name stands there twice. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}

/** RFC 3659 §2.3: in UTC. */
function timeOf(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** A folder, or one file, line by line. */
export function listOf(files: Files, path: string, isLong: boolean): Buffer {
  const found = files.find(path);
  const name = absolute(path).replace(/^.*\//, '');
  const entries =
    found instanceof StoredFile ? [[name, found] as const] : [...files.folder(path).entries];
  const lines = entries.map(([one, entry]) => (isLong ? longLine(one, entry) : one));
  return Buffer.from(lines.map((line) => `${line}\r\n`).join(''));
}

/**
 * A tree of files in memory: what a host of the internet that is bundled keeps for whoever comes by
 * SFTP or FTP. Its root is everybody's home; nothing above it exists. All that may grow has an end.
 */
export interface FileBounds {
  /** Of all files together. */
  readonly octetsMax: number;
  readonly entriesMax: number;
}

const BOUNDS: FileBounds = { octetsMax: 64 * 1024 * 1024, entriesMax: 4096 };
const NAME_LETTERS_MAX = 255;
const DEPTH_MAX = 32;

const WORDS = {
  ENOENT: 'No such file or directory',
  EEXIST: 'File exists',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  ENOTEMPTY: 'Directory not empty',
  ENOSPC: 'No space left on device',
  EINVAL: 'Invalid argument',
  EMFILE: 'Too many open files',
  EBADF: 'Bad file descriptor',
} as const;

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: keyof typeof WORDS;

  constructor(code: keyof typeof WORDS) {
    super(WORDS[code]);
    this.code = code;
  }
}

export class Folder {
  readonly entries = new Map<string, StoredFile | Folder>();
  changedAt = new Date();
}

/** How many octets all files have: each file tells of its own. */
interface Room {
  used: number;
  readonly octetsMax: number;
}

export class StoredFile {
  changedAt = new Date();
  readonly #room: Room;
  #octets = new Uint8Array(0);
  #length = 0;
  #isRemoved = false;

  constructor(room: Room) {
    this.#room = room;
  }

  get length(): number {
    return this.#length;
  }

  /** A view, for the call alone; empty behind its end. */
  read(from: number, octetsMax: number): Uint8Array {
    return this.#octets.subarray(from, Math.min(this.#length, from + octetsMax));
  }

  /** What lies between its end and `from` becomes zero. */
  write(octets: Uint8Array, from: number): void {
    const end = from + octets.length;
    if (end > this.#length) this.resize(end);
    this.#octets.set(octets, from);
    this.changedAt = new Date();
  }

  resize(length: number): void {
    if (this.#isRemoved) throw new FileError('ENOENT');
    const more = length - this.#length;
    if (more > this.#room.octetsMax - this.#room.used) throw new FileError('ENOSPC');
    if (length > this.#octets.length) {
      const grown = new Uint8Array(Math.max(length, this.#octets.length * 2));
      grown.set(this.#octets.subarray(0, this.#length));
      this.#octets = grown;
    } else if (more < 0) {
      this.#octets.fill(0, length, this.#length);
    }
    this.#room.used += more;
    this.#length = length;
    this.changedAt = new Date();
  }

  /** Nobody finds it any more; who has it open writes no more. */
  remove(): void {
    this.resize(0);
    this.#octets = new Uint8Array(0);
    this.#isRemoved = true;
  }
}

export class Files {
  readonly #root = new Folder();
  readonly #room: Room;
  readonly #entriesMax: number;
  #entries = 0;

  constructor({ octetsMax, entriesMax }: FileBounds = BOUNDS) {
    this.#room = { used: 0, octetsMax };
    this.#entriesMax = entriesMax;
  }

  /** Undefined where there is none. */
  find(path: string): StoredFile | Folder | undefined {
    let found: StoredFile | Folder | undefined = this.#root;
    for (const name of partsOf(path)) {
      if (!(found instanceof Folder)) return undefined;
      found = found.entries.get(name);
    }
    return found;
  }

  file(path: string): StoredFile {
    const found = this.find(path);
    if (found === undefined) throw new FileError('ENOENT');
    if (found instanceof Folder) throw new FileError('EISDIR');
    return found;
  }

  folder(path: string): Folder {
    const found = this.find(path);
    if (found === undefined) throw new FileError('ENOENT');
    if (!(found instanceof Folder)) throw new FileError('ENOTDIR');
    return found;
  }

  /** The file there, or one of nothing that is made. */
  make(path: string): StoredFile {
    if (this.find(path) !== undefined) return this.file(path);
    const file = new StoredFile(this.#room);
    this.#add(path, file);
    return file;
  }

  makeFolder(path: string): void {
    this.#add(path, new Folder());
  }

  remove(path: string): void {
    const file = this.file(path);
    this.#drop(path);
    file.remove();
  }

  removeFolder(path: string): void {
    if (this.folder(path).entries.size > 0) throw new FileError('ENOTEMPTY');
    this.#drop(path);
  }

  /** Nothing that is there already is lost. */
  rename(from: string, to: string): void {
    const found = this.find(from);
    if (found === undefined) throw new FileError('ENOENT');
    const [source, target] = [partsOf(from), partsOf(to)];
    // A folder in itself would be nowhere; what is in it may not get too deep.
    if (found instanceof Folder && isWithin(target, source)) throw new FileError('EINVAL');
    if (target.length + heightOf(found) > DEPTH_MAX) throw new FileError('EINVAL');
    this.#checkFree(to);
    this.#drop(from);
    this.#add(to, found);
  }

  #add(path: string, entry: StoredFile | Folder): void {
    const { folder, name } = this.#checkFree(path);
    if (this.#entries >= this.#entriesMax) throw new FileError('ENOSPC');
    folder.entries.set(name, entry);
    folder.changedAt = new Date();
    this.#entries++;
  }

  #checkFree(path: string): { readonly folder: Folder; readonly name: string } {
    const parts = partsOf(path);
    const name = parts.at(-1);
    if (name === undefined) throw new FileError('EEXIST');
    const folder = this.folder(parts.slice(0, -1).join('/'));
    if (folder.entries.has(name)) throw new FileError('EEXIST');
    return { folder, name };
  }

  #drop(path: string): void {
    const parts = partsOf(path);
    const name = parts.at(-1);
    if (name === undefined) throw new FileError('EINVAL');
    const folder = this.folder(parts.slice(0, -1).join('/'));
    folder.entries.delete(name);
    folder.changedAt = new Date();
    this.#entries--;
  }
}

/** From the root on, without dots. */
export function absolute(path: string): string {
  return `/${partsOf(path).join('/')}`;
}

function partsOf(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const isGood = (part: string): boolean => part.length <= NAME_LETTERS_MAX && !part.includes('\0');
  if (parts.length > DEPTH_MAX || !parts.every(isGood)) throw new FileError('EINVAL');
  return parts;
}

function isWithin(path: readonly string[], of: readonly string[]): boolean {
  return of.every((part, at) => path[at] === part);
}

function heightOf(entry: StoredFile | Folder): number {
  if (!(entry instanceof Folder)) return 0;
  return Math.max(0, ...[...entry.entries.values()].map((one) => 1 + heightOf(one)));
}

const DIGITS = 12;

/** As ls(1) has it with -l. */
export function longLine(name: string, entry: StoredFile | Folder): string {
  const [kind, length] = entry instanceof Folder ? ['drwxr-xr-x', 0] : ['-rw-r--r--', entry.length];
  const [, day, month, , time] = entry.changedAt.toUTCString().split(/[ ,]+/);
  const size = String(length).padStart(DIGITS);
  return `${kind} 1 guest guest ${size} ${month} ${day} ${time.slice(0, 5)} ${name}`;
}

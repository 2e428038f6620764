/** SFTP for the shells of the internet that is bundled: version 3, read by ssh2, of a tree. */
import type { Attributes, SFTPWrapper } from 'ssh2';

import { absolute, FileError, Folder, longLine, StoredFile } from './files.ts';
import type { Files } from './files.ts';

/** What one client may have open at once, what it gets at once, and how many names. */
const HANDLES_MAX = 64;
const READ_OCTETS_MAX = 262_144;
const NAMES_AT_ONCE = 64;
/** What one client may be owed while it does not read; who asks for more is hung up on. */
const OWED_MAX = 1024;

const FOLDER_MODE = 0o040755;
const FILE_MODE = 0o100644;

type Ssh2 = typeof import('ssh2');

/** What ssh2 keeps to itself, and a server needs. */
interface Within {
  /** What a client has no window for, however much it is. */
  readonly _buffer: readonly unknown[];
  readonly _protocol: { exitStatus(channel: number, status: number): void };
  readonly outgoing: { readonly id: number };
}

interface OpenFile {
  readonly file: StoredFile;
  readonly mayRead: boolean;
  readonly mayWrite: boolean;
  readonly appends: boolean;
}

/** What is left of a list. */
type OpenFolder = [name: string, entry: StoredFile | Folder][];

class Handles {
  readonly #open = new Map<string, OpenFile | OpenFolder>();
  #handed = 0;

  checkRoom(): void {
    if (this.#open.size >= HANDLES_MAX) throw new FileError('EMFILE');
  }

  add(what: OpenFile | OpenFolder): Buffer {
    const handle = String(++this.#handed);
    this.#open.set(handle, what);
    return Buffer.from(handle);
  }

  file(handle: Buffer, need?: 'mayRead' | 'mayWrite'): OpenFile {
    const found = this.#open.get(handle.toString('latin1'));
    if (found === undefined || Array.isArray(found)) throw new FileError('EBADF');
    if (need !== undefined && !found[need]) throw new FileError('EBADF');
    return found;
  }

  folder(handle: Buffer): OpenFolder {
    const found = this.#open.get(handle.toString('latin1'));
    if (!Array.isArray(found)) throw new FileError('EBADF');
    return found;
  }

  close(handle: Buffer): void {
    if (!this.#open.delete(handle.toString('latin1'))) throw new FileError('EBADF');
  }
}

/** Answers by what `work` says, or with why it could not. */
type Answering = (id: number, work: () => void) => void;

export function serveFiles(sftp: SFTPWrapper, files: Files, { utils }: Ssh2): void {
  const { STATUS_CODE, OPEN_MODE } = utils.sftp;
  const within = sftp as unknown as Within;
  const answer: Answering = (id, work) => {
    if (within._buffer.length > OWED_MAX) return sftp.end();
    try {
      work();
    } catch (error) {
      const isMissing = error instanceof FileError && error.code === 'ENOENT';
      const status = isMissing ? STATUS_CODE.NO_SUCH_FILE : STATUS_CODE.FAILURE;
      sftp.status(id, status, (error as Error).message);
    }
  };
  const done: Answering = (id, work) =>
    answer(id, () => {
      work();
      sftp.status(id, STATUS_CODE.OK);
    });
  sftp.on('error', () => {});
  sftp.on('end', () => {
    // scp(1) takes a server that says nothing of it for one that has failed.
    within._protocol.exitStatus(within.outgoing.id, 0);
    sftp.end();
  });
  const handles = new Handles();
  sftp.on('OPEN', (id, path, flags) =>
    answer(id, () => {
      handles.checkRoom();
      const has = (flag: number): boolean => (flags & flag) !== 0;
      const mayWrite = has(OPEN_MODE.WRITE);
      const makes = mayWrite && has(OPEN_MODE.CREAT);
      if (makes && has(OPEN_MODE.EXCL) && files.find(path)) throw new FileError('EEXIST');
      const file = makes ? files.make(path) : files.file(path);
      if (mayWrite && has(OPEN_MODE.TRUNC)) file.resize(0);
      const [mayRead, appends] = [has(OPEN_MODE.READ), has(OPEN_MODE.APPEND)];
      sftp.handle(id, handles.add({ file, mayRead, mayWrite, appends }));
    }),
  );
  const atEnd = (id: number): void => sftp.status(id, STATUS_CODE.EOF);
  serveOpen(sftp, handles, answer, done, atEnd);
  sftp.on('OPENDIR', (id, path) =>
    answer(id, () => {
      handles.checkRoom();
      sftp.handle(id, handles.add([...files.folder(path).entries]));
    }),
  );
  serveNames(sftp, files, answer, done);
}

/** What goes by handles. */
function serveOpen(
  sftp: SFTPWrapper,
  handles: Handles,
  answer: Answering,
  done: Answering,
  atEnd: (id: number) => void,
): void {
  sftp.on('READ', (id, handle, from, octets) =>
    answer(id, () => {
      const { file } = handles.file(handle, 'mayRead');
      const piece = file.read(from, Math.min(octets, READ_OCTETS_MAX));
      if (piece.length === 0) atEnd(id);
      else sftp.data(id, Buffer.from(piece));
    }),
  );
  sftp.on('WRITE', (id, handle, from, data) =>
    done(id, () => {
      const { file, appends } = handles.file(handle, 'mayWrite');
      file.write(data, appends ? file.length : from);
    }),
  );
  sftp.on('FSTAT', (id, handle) =>
    answer(id, () => sftp.attrs(id, attributesOf(handles.file(handle).file))),
  );
  sftp.on('FSETSTAT', (id, handle, { size }) =>
    done(id, () => {
      if (size !== undefined) handles.file(handle, 'mayWrite').file.resize(size);
    }),
  );
  sftp.on('CLOSE', (id, handle) => done(id, () => handles.close(handle)));
  sftp.on('READDIR', (id, handle) =>
    answer(id, () => {
      const left = handles.folder(handle);
      if (left.length === 0) atEnd(id);
      else sftp.name(id, left.splice(0, NAMES_AT_ONCE).map(nameOf));
    }),
  );
}

/** What goes by paths, and needs nothing open. */
function serveNames(sftp: SFTPWrapper, files: Files, answer: Answering, done: Answering): void {
  const stat = (id: number, path: string): void =>
    answer(id, () => {
      const found = files.find(path);
      if (found === undefined) throw new FileError('ENOENT');
      sftp.attrs(id, attributesOf(found));
    });
  sftp.on('STAT', stat);
  sftp.on('LSTAT', stat);
  sftp.on('SETSTAT', (id, path, { size }) =>
    done(id, () => {
      if (size !== undefined) files.file(path).resize(size);
    }),
  );
  sftp.on('REALPATH', (id, path) =>
    answer(id, () => {
      const filename = absolute(path);
      const attrs = attributesOf(files.find(path) ?? new Folder());
      sftp.name(id, [{ filename, longname: filename, attrs }]);
    }),
  );
  sftp.on('REMOVE', (id, path) => done(id, () => files.remove(path)));
  sftp.on('MKDIR', (id, path) => done(id, () => files.makeFolder(path)));
  sftp.on('RMDIR', (id, path) => done(id, () => files.removeFolder(path)));
  sftp.on('RENAME', (id, from, to) => done(id, () => files.rename(from, to)));
}

function nameOf([filename, entry]: OpenFolder[number]): Parameters<SFTPWrapper['name']>[1][number] {
  return { filename, longname: longLine(filename, entry), attrs: attributesOf(entry) };
}

function attributesOf(entry: StoredFile | Folder): Attributes {
  const seconds = Math.floor(entry.changedAt.getTime() / 1000);
  const [mode, size] = entry instanceof Folder ? [FOLDER_MODE, 0] : [FILE_MODE, entry.length];
  return { mode, size, uid: 0, gid: 0, atime: seconds, mtime: seconds };
}

/** A stream to a directory as a promise: settled when it is open, as its user is told. */
import type { TcpUser } from '../../transport/tcp/user.ts';
import type { RelayTarget } from '../target.ts';
import type { DirectoryStream } from './download.ts';

/** Begins a BEGIN_DIR stream; its user hears what a user of TCP does. */
export type BeginDirectory = (cache: RelayTarget, user: TcpUser) => DirectoryStream;

export function directoryStreams(
  begin: BeginDirectory,
): (cache: RelayTarget, signal: AbortSignal) => Promise<DirectoryStream> {
  return (cache, signal) =>
    new Promise((resolve, reject) => {
      const refuse = (why: string): void => {
        signal.removeEventListener('abort', giveUp);
        reject(new Error(`no stream to ${cache.nickname}: ${why}`));
      };
      const giveUp = (): void => {
        stream?.abort();
        refuse('given up');
      };
      let stream: DirectoryStream | undefined = undefined;
      let isOpen = false;
      const open = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(stream!);
      };
      signal.addEventListener('abort', giveUp);
      const user: TcpUser = {
        established() {
          isOpen = true;
          // It may be open before it is given.
          if (stream !== undefined) open();
        },
        readable() {},
        writable() {},
        closed: (fault) => refuse(fault ?? 'closed'),
      };
      stream = begin(cache, user);
      if (isOpen) open();
      else if (signal.aborted) giveUp();
    });
}

/**
 * What a relay among authorities of others does to have a directory: it asks for all of it, as a
 * client does, over circuits of one hop, and what has been found good is on its shelf from then on.
 */
import type { ChannelPool } from '../channel/pool.ts';
import type { CircuitGiven } from '../circuit/shared.ts';
import { OnionClient } from '../circuits.ts';
import type { Authority } from '../directory/authority.ts';
import { DirectoryClient } from '../directory/client.ts';
import type { Inflater } from '../directory/download.ts';
import { directoryStreams } from '../directory/opening.ts';
import type { DirectoryShelf } from './directory-shelf.ts';

export interface FollowedOptions extends CircuitGiven {
  readonly unixSeconds: () => number;
  readonly authorities: readonly Authority[];
  readonly inflater?: Inflater | undefined;
  readonly channels: ChannelPool;
  readonly shelf: DirectoryShelf;
}

export class FollowedDirectory {
  readonly directory: DirectoryClient;
  readonly #shelf: DirectoryShelf;
  readonly #client: OnionClient;
  /** Of the store, when it was put on the shelf. */
  #revision = 0;

  constructor(options: FollowedOptions) {
    const { channels, shelf } = options;
    this.#shelf = shelf;
    this.#client = new OnionClient({
      ...options,
      choosePath: () => ({ name: 'none', reason: 'a relay has no circuits of its own' }),
      channelTo: (target, waiter) => {
        channels.channelTo(target, new AbortController().signal).then(
          (channel) => waiter.open(channel),
          (error: Error) => waiter.failed(error.message),
        );
      },
    });
    this.directory = new DirectoryClient({
      ...options,
      openDirectoryStream: directoryStreams((cache, user) =>
        this.#client.beginDirectory(cache, user),
      ),
      changed: () => this.#look(),
    });
    this.directory.start();
  }

  close(): void {
    this.directory.stop();
    this.#client.close();
  }

  /** Little by little is of no use to those who ask: only what is enough for a client. */
  #look(): void {
    const { store, isReady } = this.directory;
    if (!isReady || store.revision === this.#revision) return;
    this.#revision = store.revision;
    this.#shelf.putAllOf(store);
  }
}

/** A daemon of a test's own, in this process: commands of `nonos.ts` find it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openPlace } from '../../commands/daemon/place.ts';
import { listen } from '../../commands/daemon/server.ts';
import type { Place } from '../../commands/daemon/site.ts';
import { main } from '../../commands/main.ts';

export interface InDaemon {
  readonly place: Place;
  /** For files of the test; it goes with the daemon. */
  readonly folder: string;
  /** Where it listens. */
  readonly path: string;
  end(): Promise<void>;
}

/** Somebody in the internet that is bundled. */
export async function beginDaemon(as: string): Promise<InDaemon> {
  const folder = mkdtempSync(join(tmpdir(), 'nonos-in-daemon-'));
  const before = process.env.NONOS_SOCKET;
  const path = join(folder, 'its', 'control');
  process.env.NONOS_SOCKET = path;
  const none = { device: undefined, address: [], gateway: [], lab: undefined };
  const place = await openPlace({ ...none, as });
  const listening = await listen(path, place, main);
  return {
    place,
    folder,
    path,
    async end() {
      listening.stop();
      await listening.ended;
      if (before === undefined) delete process.env.NONOS_SOCKET;
      else process.env.NONOS_SOCKET = before;
      rmSync(folder, { recursive: true });
    },
  };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openPlace } from '../../../commands/daemon/place.ts';
import { listen } from '../../../commands/daemon/server.ts';
import { main } from '../../../commands/main.ts';
import { readKnownRelays } from '../../../commands/onion/authorities.ts';
import { showAddress } from '../../../runtime/sockets.ts';
import { nonos } from '../nonos.ts';

const enable = suite('onion enable, where no relays are at hand');

enable('goes for the Tor network, by the relays that every client knows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nonos-enable-'));
  const before = process.env.NONOS_SOCKET;
  const path = join(folder, 'its', 'control');
  const lab = join(folder, 'alone.lab');
  // A network in virtual time, which no packet leaves.
  writeFileSync(lab, 'host alice, bob\nlink alice - bob\n');
  process.env.NONOS_SOCKET = path;
  const place = await openPlace({ device: undefined, address: [], gateway: [], lab, as: 'alice' });
  const listening = await listen(path, place, main);
  try {
    const { status, complaints } = await nonos('onion', 'enable', '--socks', '-', '--wait', '1');
    assert.is(status, 1);
    const { authorities, fallbacks } = readKnownRelays();
    const places = [
      ...authorities.map((one) => one.place),
      ...fallbacks.flatMap((one) => one.places),
    ];
    const known = places.map(({ address, port }) => `${showAddress(address)}:${port}`);
    assert.ok(
      known.some((one) => complaints.includes(`${one}:`)),
      complaints,
    );
  } finally {
    listening.stop();
    await listening.ended;
    process.env.NONOS_SOCKET = before ?? '';
    rmSync(folder, { recursive: true });
  }
});

enable.run();

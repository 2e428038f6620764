import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { ResolvedName } from '../../../runtime/onion/stream/resolution.ts';
import { onionLaboratory } from './lab-network.ts';

const networks = suite('onion: a network of our own, in virtual time');

networks('carries a page through three relays, to the last octet', async () => {
  const { fetch, until, relays, client } = onionLaboratory(1);
  const page = fetch(2_000_000);
  assert.ok(await until(() => page.done !== undefined, 60_000), client.lastFailure);
  assert.ok(page.done!.isWhole, page.done!.fault);
  assert.is(page.done!.received, 2_000_000);
  const exit = relays.get('exit')!;
  assert.ok(relays.get('middle')!.counters.cellsBackward > 4_000);
  assert.is(exit.counters.breaches, 0);
  client.close();
  assert.ok(await until(() => exit.status.circuits === 0, 5_000));
  for (const relay of relays.values()) assert.is(relay.status.circuits, 0);
});

networks('answers questions at its exit', async () => {
  const { client, until } = onionLaboratory(2);
  const found: (ResolvedName | string)[] = [];
  const user = {
    resolved: (name: ResolvedName) => void found.push(name),
    failed: ({ fault }: { readonly fault: string }) => void found.push(fault),
  };
  client.resolve('web.lab', user);
  client.resolve('nowhere.lab', user);
  assert.ok(await until(() => found.length === 2, 10_000));
  assert.is(found.filter((one) => typeof one === 'string').length, 1);
});

networks('ends a transfer with a clean fault when a relay dies', async () => {
  const { fetch, until, relays } = onionLaboratory(3);
  const page = fetch(20_000_000);
  assert.ok(await until(() => page.received() > 200_000, 60_000));
  relays.get('middle')!.close();
  assert.ok(await until(() => page.done !== undefined, 30_000));
  assert.not(page.done!.isWhole);
  assert.ok(page.done!.fault !== undefined);
  assert.ok(await until(() => relays.get('exit')!.status.streams === 0, 30_000));
});

networks('waits for a reader that never reads, and keeps little of it', async () => {
  const { client, web, relays, until } = onionLaboratory(4);
  let isOpen = false;
  const connection = client.connect(
    { host: web.join('.'), port: 80 },
    {
      established: () => void (isOpen = true),
      readable() {},
      writable() {},
      closed() {},
    },
  );
  assert.ok(await until(() => isOpen, 10_000));
  connection.write(new TextEncoder().encode('GET /octets/9000000 HTTP/1.0\r\nHost: web\r\n\r\n'));
  await until(() => false, 20_000);
  const exit = relays.get('exit')!;
  const said = exit.counters.cellsSaid;
  // XOFF is said at five hundred, and what was under way still comes.
  assert.ok(said > 500 && said < 1_500, `${said} cells`);
  await until(() => false, 20_000);
  assert.is(exit.counters.cellsSaid, said);
});

networks.run();

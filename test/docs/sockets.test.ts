/** Every example of docs/sockets.md compiles against the sources, by the names of the package. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { BROKEN, compile, examplesOf } from './examples.ts';

const PAGE = 'docs/sockets.md';
const page = readFileSync(PAGE, 'utf8');

const documented = suite('the page on sockets');

documented('has examples that compile', () => {
  const files = new Map(examplesOf(page));
  assert.ok(files.size >= 4);
  // One that does not shows that this would tell.
  files.set(BROKEN, `import { openSockets } from 'nonos-net/sockets';\nopenSockets(7);`);
  const [said, ...more] = compile(PAGE, files);
  assert.match(said, /^test\/docs\/broken\.ts: Argument of type 'number'/);
  assert.equal(more, []);
});

documented('names bounds as they are', async () => {
  const [process, host, udp, port, open] = await Promise.all([
    import('../../runtime/socket/process.ts'),
    import('../../runtime/socket/host.ts'),
    import('../../runtime/transport/udp.ts'),
    import('../../runtime/transport/udp/port.ts'),
    import('../../runtime/socket/open-socket.ts'),
  ]);
  for (const [name, value] of Object.entries({
    DESCRIPTORS_MAX: process.DESCRIPTORS_MAX,
    SOCKETS_MAX: host.SOCKETS_MAX,
    UDP_PORTS_MAX: udp.UDP_PORTS_MAX,
    MEMBERSHIPS_MAX: port.MEMBERSHIPS_MAX,
    WATCHERS_MAX: open.WATCHERS_MAX,
  })) {
    const [, said] = new RegExp(`\`${name}\`, ([\\d,]+)`).exec(page) ?? [];
    assert.is(Number(said?.replace(',', '')), value, name);
  }
});

documented.run();

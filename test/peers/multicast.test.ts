/** Names on the link, asked of Avahi; and one of ours, that Avahi leaves to us and dig asks for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { MulticastResponder } from '../../runtime/dns.ts';
import { commandsOn } from './commands.ts';
import type { RunCommand } from './commands.ts';
import { IPV4, IPV6, startHost } from './host.ts';
import type { Host } from './host.ts';
import { needRootAnd } from './namespace.ts';
import type { Program } from './namespace.ts';

const multicast = suite('names on the link, and Avahi');

const folder = mkdtempSync(join(tmpdir(), 'nonos-multicast-'));
let host: Host;
let nonos: RunCommand;

multicast.before(async () => {
  needRootAnd('avahi-daemon', 'dig', 'unshare');
  host = await startHost('multicast');
  nonos = commandsOn(host, {});
});
multicast.after(() => {
  host?.close();
  rmSync(folder, { recursive: true });
});

/** Avahi, with a name that it wants, and with a `/run` of its own, for it is to be the only one. */
async function avahi(name: string, given: string): Promise<Program> {
  const file = join(folder, name);
  writeFileSync(
    file,
    `[server]
host-name=${name}
allow-interfaces=net0
enable-dbus=no
[publish]
publish-hinfo=no
publish-workstation=no
`,
  );
  const words = `--no-rlimits --no-drop-root --no-chroot --file=${file}`;
  const line = `mount -t tmpfs none /run && exec avahi-daemon ${words}`;
  const ready = new RegExp(`startup complete. Host name is ${given}\\.local`);
  return host.namespace.start(ready, 'unshare', '--mount', 'sh', '-c', line);
}

multicast('commands find a host by the name that Avahi answers for', async () => {
  const program = await avahi('printer', 'printer');
  for (const [option, { linux }] of [
    ['-4', IPV4],
    ['-6', IPV6],
  ] as const) {
    const { output, complaints } = await nonos(['ping', option, '-c', '1', 'Printer.local']);
    assert.match(output, linux, complaints);
    assert.match(output, ' 0% packet loss');
  }
  await program.stop();
});

multicast('nobody answers for a name that nobody has', async () => {
  const { status, complaints } = await nonos(['ping', '-c', '1', 'nobody.local']);
  assert.is(status, 2);
  assert.match(complaints, 'nobody.local: Name or service not known');
});

multicast('Avahi gives way to a host of ours that has the name, and dig is answered', async () => {
  const { udp, interfaces } = host.stack;
  const responder = new MulticastResponder({
    udp,
    name: 'ours.local',
    interfaces: () => interfaces,
  });
  assert.is(responder.start(), undefined);
  const program = await avahi('ours', 'ours-2');
  const words = ['+short', '-p', '5353', `@${IPV4.us}`, 'ours.local'];
  const { output } = await host.namespace.run('dig', ...words);
  assert.is(output, `${IPV4.us}\n`);
  await program.stop();
  responder.close();
});

multicast.run();

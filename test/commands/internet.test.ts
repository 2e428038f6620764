/** What the internet that is bundled has for those who try things, without root. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { CertificateAuthority } from '../../commands/network/authority.ts';
import { beginDaemon } from './in-daemon.ts';
import type { InDaemon } from './in-daemon.ts';
import { nonos } from './nonos.ts';

const internet = suite('the internet that is bundled');
const folder = mkdtempSync(join(tmpdir(), 'nonos-internet-'));
let daemon: InDaemon;

internet.before(async () => {
  daemon = await beginDaemon('bob');
});
internet.after(async () => {
  await daemon.end();
  rmSync(folder, { recursive: true });
});

const namesOf = (): readonly string[] =>
  daemon.place.names.resolver.servers
    .status()
    .filter(({ isUsed }) => isUsed)
    .map(({ name }) => name);

for (const [way, url] of [
  ['tls', 'tls://home'],
  ['https', 'https://home.lab/dns-query'],
]) {
  internet(`has names over ${way}, from a server that is believed as it is typed`, async () => {
    assert.is((await nonos('dns', 'server', url)).complaints, `names are asked of ${url}\n`);
    const { output } = await nonos('dig', 'www.lab');
    assert.match(output, /^www\.lab\.\t\t\d+\tIN\tA\t10\.0\.3\.2$/m);
    assert.match(output, new RegExp(`^;; SERVER: .*\\(${way.toUpperCase()}\\)$`, 'm'));
    const page = await nonos('curl', '-s', 'http://bob.lab/');
    assert.is(page.output, 'This is bob, asked by GET.\n');
    await nonos('dns', 'server', '--learned');
  });

  internet(`answers dig +${way} by the server's name and by its address`, async () => {
    for (const server of ['@home', '@10.0.0.1']) {
      const { output } = await nonos('dig', `+${way}`, '+short', server, 'www.lab');
      assert.is(output, '10.0.3.2\n');
    }
  });

  internet(`is not believed over ${way} by whoever trusts somebody else alone`, async () => {
    const stranger = join(folder, 'stranger.pem');
    writeFileSync(stranger, new CertificateAuthority('somebody else').certificate);
    const { status, complaints } = await nonos('dig', `+${way}`, '--ca', stranger, '@home', 'www');
    assert.is(status, 9);
    assert.match(complaints, /certificate/);
  });
}

internet('names its own hosts in their certificates, whole names too', async () => {
  const { output } = await nonos('curl', '-s', 'https://www.lab/');
  assert.is(output, 'This is www, asked by GET.\n');
  const other = await nonos('curl', '-s', '--resolve', 'bob.lab:443:10.0.3.2', 'https://bob.lab/');
  assert.is(other.status, 60);
});

internet('has pages of its server of names beside its names', async () => {
  const { output } = await nonos('curl', '-s', 'https://home/');
  assert.is(output, 'This is home, asked by GET.\n');
  const none = await nonos('curl', '-s', '-w', '%{http_code}', 'https://www/dns-query');
  assert.match(none.output, /404$/);
});

internet('leases a server of names, which is asked when no other is known', async () => {
  daemon.place.names.forgotten('laboratory');
  assert.equal(namesOf(), []);
  const { output } = await nonos('dhcp', 'eth0');
  assert.match(output, '\n        dns      10.0.0.1\n        search   lab\n');
  assert.equal(namesOf(), ['10.0.0.1']);
  const page = await nonos('curl', '-s', 'http://www.lab/');
  assert.is(page.output, 'This is www, asked by GET.\n');
});

internet(
  'says of such a server that it is of the lease, wherever it says whom it asks',
  async () => {
    const status = await nonos('dns', 'status');
    assert.match(
      status.output,
      /^server {6}10\.0\.0\.1 \(told by dhcp eth0, in the open\): [1-9]/m,
    );
    const daemonStatus = await nonos('status');
    assert.match(daemonStatus.output, /^names {7}10\.0\.0\.1 \(told by dhcp eth0\)$/m);
    const doctor = await nonos('doctor');
    assert.match(
      doctor.output,
      /^ok +names +asked of 10\.0\.0\.1 \(told by dhcp eth0\), answered/m,
    );
  },
);

internet('knocks at a port from outside, where the firewall has the last word', async () => {
  const knocked = async (port: number): Promise<string> =>
    (await nonos('curl', '-s', `http://alice/knock/${port}`)).output;
  assert.match(
    await knocked(80),
    /^alice knocked at port 80 of 10\.0\.1\.\d+: nobody answers\.\n$/,
  );
  await nonos('firewall', 'allow', 'incoming', '80');
  await nonos('firewall', 'allow', 'incoming', '81');
  assert.match(await knocked(80), /: it is open\.\n$/);
  assert.match(await knocked(81), /: it is closed\.\n$/);
  const { output } = await nonos('firewall', 'log');
  assert.match(output, /blocked incoming tcp .*:80 /);
});

internet('has no port beyond the last one to knock at', async () => {
  const { output } = await nonos('curl', '-s', 'http://alice/knock/65536');
  assert.match(output, 'No /knock/65536 at alice.');
});

internet.run();

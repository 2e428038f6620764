import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { InterfaceFiles, findInterfaceFiles } from '../../../drivers/macvtap/interface-files.ts';

const files = suite('what files say of an interface');

const parent = mkdtempSync(join(tmpdir(), 'interface-'));
files.after(() => rmSync(parent, { recursive: true }));

function show(said: Readonly<Record<string, string>>): InterfaceFiles {
  const folder = join(parent, 'mv0');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const all = { address: '02:00:00:00:0a:ff', mtu: '1500', flags: '0x1003', carrier: '1', ...said };
  for (const [file, text] of Object.entries(all)) writeFileSync(join(folder, file), `${text}\n`);
  return new InterfaceFiles(folder);
}

files('is who it is', () => {
  const { name, hardwareAddress } = show({});
  assert.is(name, 'mv0');
  assert.equal(hardwareAddress, Uint8Array.of(2, 0, 0, 0, 10, 255));
});

files('is up when it was set up and has a carrier', () => {
  assert.equal(show({}).status(), { isUp: true, mtu: 1500 });
  assert.equal(show({ flags: '0x1002' }).status(), { isUp: false, mtu: 1500 });
  assert.equal(show({ carrier: '0' }).status(), { isUp: false, mtu: 1500 });
});

files('is asked anew each time', () => {
  const shown = show({});
  show({ mtu: '9000' });
  assert.is(shown.status().mtu, 9000);
});

files('is down when it has gone, and remembers its MTU', () => {
  const shown = show({});
  rmSync(join(parent, 'mv0'), { recursive: true });
  assert.equal(shown.status(), { isUp: false, mtu: 1500 });
});

files('is not found where no interface is', () => {
  assert.is(findInterfaceFiles(statSync('/dev/null').rdev), undefined);
});

files.run();

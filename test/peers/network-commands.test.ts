/** Commands of the network on a TAP, at the other end of which is Linux. */
import { spawn } from 'node:child_process';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { configureInterface } from '../../drivers/tap/interface.ts';
import { Namespace, needRootAnd } from './namespace.ts';

const network = suite('commands of the network and Linux');

const INTERFACE = 'net0';
const TRIES_MAX = 200;
const PATIENCE_MS = 30_000;

let namespace: Namespace;

network.before(() => {
  needRootAnd('ip', 'nc');
  namespace = new Namespace('commands');
  namespace.set('ipv6.conf.default.accept_dad', 0);
});
network.after(() => namespace.remove());

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly complaints: string;
}

/** Runs a command on a TAP of its own; as soon as that is there, Linux has its end of it. */
async function nonos(words: readonly string[], input = ''): Promise<Ended> {
  const device = ['--device', `tap:${INTERFACE}@${namespace.name}`];
  const addresses = ['--address', '192.0.2.2/24', '--address', '2001:db8::2/64'];
  const [command, ...rest] = words;
  const line = ['bin/nonos.mjs', command, ...device, ...addresses, ...rest];
  const child = spawn(process.execPath, line, { stdio: 'pipe', timeout: PATIENCE_MS });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [output, complaints]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (octets: Buffer) => output.push(octets));
  child.stderr.on('data', (octets: Buffer) => complaints.push(octets));
  const ended = new Promise<number | null>((settle) => child.on('close', settle));
  await configure(() => child.exitCode !== null);
  const status = await ended;
  return {
    status,
    output: Buffer.concat(output).toString(),
    complaints: Buffer.concat(complaints).toString(),
  };
}

async function configure(isOver: () => boolean): Promise<void> {
  const addresses = ['192.0.2.1/24', '2001:db8::1/64'];
  for (let tries = 0; tries < TRIES_MAX && !isOver(); tries++) {
    try {
      const where = { name: INTERFACE, namespace: namespace.name };
      return await configureInterface({ ...where, addresses, isUp: true });
    } catch {
      await new Promise((settle) => setTimeout(settle, 50));
    }
  }
}

for (const [version, linux] of [
  ['IPv4', '192.0.2.1'],
  ['IPv6', '2001:db8::1'],
]) {
  network(`ping has answers of Linux over ${version}`, async () => {
    const { status, output } = await nonos(['ping', '-c', '3', '-i', '0.5', linux]);
    assert.is(status, 0, output);
    assert.match(output, / bytes from .* ttl=64 time=/);
    assert.match(output, /3 packets transmitted, [123] received/);
  });

  network(`traceroute finds Linux a hop away over ${version}`, async () => {
    const { output } = await nonos(['traceroute', '-n', '-w', '2', linux]);
    const last = output.trimEnd().split('\n').at(-1);
    assert.match(last!, new RegExp(`^ 1  ${linux}  \\d`));
  });

  network(`netcat finds out that nobody listens over ${version}`, async () => {
    const { status, complaints } = await nonos(['netcat', '-z', '-v', linux, '9']);
    assert.is(status, 1);
    assert.match(complaints, 'Connection refused');
  });
}

network('curl says that nobody listens, and ends as curl(1) does', async () => {
  const { status, complaints } = await nonos(['curl', 'http://192.0.2.1/']);
  assert.is(status, 7);
  assert.match(complaints, 'curl: (7) Failed to connect to 192.0.2.1 port 80');
});

network('ifconfig shows what was configured', async () => {
  const { output } = await nonos(['ifconfig', 'eth0']);
  assert.match(output, 'inet 192.0.2.2  netmask 255.255.255.0');
});

network.run();

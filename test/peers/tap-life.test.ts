/** How a TAP begins and ends, and that it ends: whatever happens, nothing of it is left behind. */
import { readdirSync } from 'node:fs';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openDevice, parseDevice } from '../../drivers/devices.ts';
import { DeviceFailure } from '../../drivers/failure.ts';
import { openTap } from '../../drivers/tap/tap.ts';
import type { TapOptions } from '../../drivers/tap/tap.ts';
import { Namespace, needRootAnd, runProgram } from './namespace.ts';
import type { Outcome } from './namespace.ts';

const lives = suite('the life of a TAP');

const OPENINGS = 1000;

let namespace: Namespace;

lives.before(() => {
  needRootAnd('ping');
  namespace = new Namespace('life');
});
lives.after(() => namespace.remove());

const openFiles = (): number => readdirSync('/proc/self/fd').length;
const interfaces = (): string => namespace.ip('-brief', 'link', 'show');

async function failureOf(options: Partial<TapOptions>): Promise<DeviceFailure> {
  const before = openFiles();
  try {
    const device = await openTap({ name: 'net0', namespace: namespace.name, ...options });
    device.close();
  } catch (error) {
    assert.instance(error, DeviceFailure);
    assert.is(openFiles(), before);
    return error as DeviceFailure;
  }
  return assert.unreachable() as never;
}

/** A program of its own, in which `device` is a TAP that Linux may ping. */
function runOwn(body: string): Promise<Outcome> {
  const program = `
    import { spawn } from 'node:child_process';
    import { configureInterface } from './drivers/tap/interface.ts';
    import { openTap } from './drivers/tap/tap.ts';
    import { Station } from './test/peers/station.ts';
    const at = { name: 'own0', namespace: '${namespace.name}' };
    const device = await openTap(at);
    const station = new Station(device, '192.0.2.2');
    await configureInterface({ ...at, addresses: ['192.0.2.1/24'], isUp: true });
    const run = (...words) => new Promise((settle) => {
      const within = ['netns', 'exec', at.namespace, ...words];
      spawn('ip', within, { stdio: ['ignore', 'inherit', 'inherit'] }).on('close', settle);
    });
    const ping = (count) => run('ping', '-c', count, '-i', '0.01', '-q', '192.0.2.2');
    ${body}`;
  return runProgram(process.execPath, '--import', 'tsx', '--input-type=module', '-e', program);
}

lives('leaves no interface when it is closed, and no file open', async () => {
  const before = openFiles();
  const device = await openTap({ name: 'net0', namespace: namespace.name });
  assert.match(interfaces(), /^net0 /m);
  device.close();
  device.close();
  assert.not.match(interfaces(), 'net0');
  assert.is(openFiles(), before);
});

lives('gets the name with a number that is free', async () => {
  const open = (): Promise<{ readonly name: string; close(): void }> =>
    openDevice(parseDevice(`tap:net%d@${namespace.name}`));
  const [one, other] = [await open(), await open()];
  assert.equal([one.name, other.name], ['net0', 'net1']);
  one.close();
  other.close();
});

lives('has an address of its own, that no factory gives', async () => {
  const [one, other] = [
    await openTap({ name: 'net0', namespace: namespace.name }),
    await openTap({ name: 'net1', namespace: namespace.name }),
  ];
  assert.is(one.hardwareAddress[0], 2);
  assert.not.equal(one.hardwareAddress, other.hardwareAddress);
  one.close();
  other.close();
});

lives('takes over an interface that waits for a program, and leaves it there', async () => {
  namespace.ip('tuntap', 'add', 'dev', 'wait0', 'mode', 'tap', 'vnet_hdr');
  const device = await openTap({ name: 'wait0', namespace: namespace.name });
  device.close();
  assert.match(interfaces(), /^wait0 /m);
  namespace.ip('link', 'delete', 'wait0');
});

lives('says why it does not begin', async () => {
  const device = await openTap({ name: 'net0', namespace: namespace.name });
  const inUse = await failureOf({});
  assert.is(inUse.message, 'the interface net0 is in use by another program: choose another name');
  assert.is(inUse.code, 'EBUSY');
  device.close();
  const other = await failureOf({ name: 'lo' });
  assert.is(other.message, 'the interface lo is there, and is no TAP of one queue');
  const tooLarge = await failureOf({ mtu: 65_522 });
  assert.is(tooLarge.message, 'the interface net0 cannot have an MTU of 65522 (EINVAL)');
  assert.not.match(interfaces(), 'net0');
  const nowhere = await failureOf({ namespace: 'nonesuch' });
  assert.match(nowhere.message, /^no network namespace nonesuch/);
  const nothing = await failureOf({ namespace: '/proc/self/comm' });
  assert.match(nothing.message, /^\/proc\/self\/comm is no network namespace that can be entered/);
});

lives('needs root, and says so', async () => {
  const { output, complaints } = await runOwn(`
    process.seteuid(65534);
    for (const namespace of [at.namespace, undefined]) {
      await openTap({ name: 'other0', namespace }).catch(({ message }) => console.log(message));
    }
    process.seteuid(0);
    device.close();`);
  assert.is(complaints, '');
  const [inside, here] = output.split('\n');
  assert.match(
    inside,
    /^entering the network namespace .* needs root, or CAP_SYS_ADMIN: run as root, as by sudo$/,
  );
  assert.match(here, /needs root/);
});

lives('lets its process end as soon as it is closed', async () => {
  const { status, output } = await runOwn(`await ping(3); device.close(); console.log('end');`);
  assert.is(status, 0);
  assert.match(output, / 3 received[\s\S]*\nend\n$/);
});

lives('keeps its process alive as long as it is open', async () => {
  const { status, output } = await runOwn(`
    setTimeout(() => { console.log('still here'); device.close(); }, 300).unref();`);
  assert.is(status, 0);
  assert.is(output, 'still here\n');
});

lives('ends with its process, although nobody closed it', async () => {
  for (const end of ['process.exit(7)', "process.kill(process.pid, 'SIGKILL')"]) {
    const { output } = await runOwn(`await ping(3); ${end};`);
    assert.match(output, ' 3 received');
    assert.not.match(interfaces(), 'own0');
  }
});

lives('may be closed by who receives from it', async () => {
  const { status, output, complaints } = await runOwn(`
    station.onSettle = () => device.close();
    // Any frame will do: Linux has some to send when an interface goes up.
    await run('sh', '-c', 'ping -c 1 -w 1 -q 192.0.2.2 2>&1');
    console.log(device.isUp);`);
  assert.is(complaints, '');
  assert.is(status, 0);
  assert.match(output, /\nfalse\n$/);
  assert.not.match(interfaces(), 'own0');
});

lives('works on when its interface was moved to another namespace', async () => {
  const other = new Namespace('moved');
  const { output, complaints } = await runOwn(`
    const ip = (...words) => run('ip', ...words);
    await ip('link', 'set', 'own0', 'netns', '${other.name}');
    await configureInterface({
      name: 'own0', namespace: '${other.name}', addresses: ['192.0.2.1/24'], isUp: true,
    });
    at.namespace = '${other.name}';
    await ping(5);
    device.close();`);
  other.remove();
  assert.is(complaints, '');
  assert.match(output, ' 5 received, 0% packet loss');
});

lives('tells of what a receiver throws, and goes on', async () => {
  const { status, output, complaints } = await runOwn(`
    let thrown = 0;
    let settled = 0;
    process.on('uncaughtException', () => { thrown++; });
    station.onSettle = () => { settled++; throw new Error('thrown by a receiver'); };
    await ping(20);
    device.close();
    console.log(settled > 1 && thrown === settled, device.counters.receivedFrames >= 20);`);
  assert.is(complaints, '');
  assert.is(status, 0);
  assert.match(output, / 20 received[\s\S]*\ntrue true\n$/);
});

lives(`is opened and closed ${OPENINGS} times, and no file stays open`, async () => {
  const before = openFiles();
  const receiver = {
    receive: () => {},
    settle: () => {},
    linkChanged: () => {},
    spaceAvailable: () => {},
  };
  for (let opening = 0; opening < OPENINGS; opening++) {
    const device = await openTap({ name: 'net0', namespace: namespace.name });
    device.attach(receiver);
    device.close();
    if (opening % 100 === 0) assert.ok(openFiles() <= before, `${opening} openings`);
  }
  assert.is(openFiles(), before);
  assert.not.match(interfaces(), 'net0');
});

lives.run();

/** Whether this machine lets a stack do what it can: its Node, its rights, its devices. */
import { closeSync, openSync, readFileSync } from 'node:fs';

import { fail, ok, warn } from './check.ts';
import type { Check } from './check.ts';

const NODE_LEAST = 20;
/** Where Linux gives TAPs. */
const TUN = '/dev/net/tun';
/** Its bit among the capabilities of Linux: capabilities(7). */
const CAP_NET_ADMIN = 12n;

export function machineChecks(): readonly Check[] {
  return [node(), rights(), tun()];
}

function node(): Check {
  const { version } = process;
  return Number(/\d+/.exec(version)?.[0]) >= NODE_LEAST
    ? ok('node', version)
    : fail('node', version, `install Node ${NODE_LEAST} or newer`);
}

function rights(): Check {
  const held = /^CapEff:\s*([0-9a-f]+)$/m.exec(statusOfProcess())?.[1] ?? '0';
  return ((BigInt(`0x${held}`) >> CAP_NET_ADMIN) & 1n) === 1n
    ? ok('rights', 'may open devices of this machine')
    : warn(
        'rights',
        'may not open devices of this machine',
        'for nonos up --tap be root, or have CAP_NET_ADMIN; an internet of its own needs neither',
      );
}

function statusOfProcess(): string {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    // No Linux: no rights that count here.
    return '';
  }
}

function tun(): Check {
  try {
    closeSync(openSync(TUN, 'r+'));
    return ok('tap', `${TUN} is there`);
  } catch (error) {
    const { code = 'error' } = error as NodeJS.ErrnoException;
    const remedy = code === 'ENOENT' ? 'modprobe tun, or give it to the container' : 'be root';
    return warn('tap', `${TUN}: ${code}`, remedy);
  }
}

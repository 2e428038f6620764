/**
 * How long a daemon takes from nothing to an address: `nonos up --dhcp` on a TAP, at the other end
 * of which is dnsmasq, until the command has ended. From the package as it is installed, and from a
 * checkout. It needs root.
 *
 * NONOS_BENCH_ROUNDS (9) is how many rounds there are.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { LEASED, LeasingLink } from '../test/peers/leasing.ts';
import { needRootAnd } from '../test/peers/namespace.ts';
import { unpackInto } from '../test/peers/packed.ts';
import { atMost, rowOf } from './bench.ts';
import type { Bench, Report } from './bench.ts';
import { compareRuns } from './measure.ts';
import type { Timed } from './measure.ts';

const ROUNDS = Number(process.env.NONOS_BENCH_ROUNDS ?? 9);
const MS_MAX = 1000;
const INSTALLED = 'installed';
const CHECKOUT = fileURLToPath(new URL('../bin/nonos.mjs', import.meta.url));

export const bench: Bench = {
  about: 'a daemon, from nothing to an address by DHCP',
  async run(): Promise<Report> {
    needRootAnd('dnsmasq');
    const folder = mkdtempSync(join(tmpdir(), 'nonos-bench-'));
    const link = await LeasingLink.open('bench-daemon');
    try {
      const installed = join(unpackInto(folder), 'bin', 'nonos.mjs');
      const timed = [
        timedStart(INSTALLED, link, installed),
        timedStart('of a checkout', link, CHECKOUT),
      ];
      const table = await compareRuns('start to a lease', 'ms', timed, ROUNDS);
      const { median } = rowOf(table, INSTALLED).time;
      return {
        tables: [table],
        claims: [atMost('installed, start to a lease,', median, MS_MAX, ' ms')],
        notes: [
          'dnsmasq is started with --no-ping: else it looks for an address for three seconds',
          'a checkout is compiled by tsx as it is run, twice: by who begins, and by the daemon',
        ],
      };
    } finally {
      link.close();
      rmSync(folder, { recursive: true });
    }
  },
};

function timedStart(name: string, link: LeasingLink, program: string): Timed {
  const once = async (): Promise<number> => {
    const begun = performance.now();
    const { complaints } = await link.run(program, 'up', '--tap', link.device, '--dhcp');
    const ms = performance.now() - begun;
    const { output } = await link.run(program, 'dhcp', 'status', '--json');
    const [{ lease }] = (JSON.parse(output) as Status).clients;
    if (!LEASED.test(lease?.address ?? '')) throw new Error(`no lease: ${complaints}`);
    await link.run(program, 'down');
    return ms;
  };
  return { name, once };
}

interface Status {
  readonly clients: readonly { readonly lease?: { readonly address: string } }[];
}

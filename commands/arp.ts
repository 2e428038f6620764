/** `nonos arp`: the neighbours that a stack knows, those of neighbour discovery too. */
import { neighbourRows } from '../runtime/observe.ts';
import type { NeighbourRow } from '../runtime/observe.ts';
import { parseAddress, showAddress } from '../runtime/sockets.ts';
import type { Address } from '../runtime/sockets.ts';
import { parseHardwareAddress } from '../runtime/stack.ts';
import type { NetworkInterface, Stack } from '../runtime/stack.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { interfaceNamed, needAdmin } from './network/admin.ts';
import { addressFor, nameFor } from './network/names.ts';
import { openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import { networkOptions, versionOptions } from './network/options.ts';
import { neighbourTable } from './network/tables.ts';

/** As arp(8) ends when the kernel refuses. */
const REFUSED = 255;

export const command = defineCommand({
  examples: [
    { line: 'nonos arp', description: 'Whom a host of the internet in here has spoken to' },
    { line: 'nonos arp -6 --json', description: 'By neighbour discovery, for a program' },
    {
      line: 'nonos arp -s 192.0.2.9 02:00:00:00:00:09',
      description: 'Of the daemon: where a neighbour is, whatever it says itself',
    },
    { line: 'nonos arp -d 192.0.2.9', description: 'Ask anew' },
  ],
  positionals: [
    { name: 'HOST', description: 'Only this one; with -s its hardware address', optional: true },
  ],
  options: {
    all: { type: 'boolean', short: 'a', description: 'A line each, as in BSD' },
    numeric: { type: 'boolean', short: 'n', description: 'Addresses alone, no names' },
    delete: { type: 'string', short: 'd', value: 'HOST', description: 'Forget a neighbour' },
    set: { type: 'string', short: 's', value: 'HOST', description: 'Say where a neighbour is' },
    interface: { type: 'string', short: 'i', value: 'INTERFACE', description: 'On it alone' },
    ...versionOptions,
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [word], options }, terminal) {
    const { set, delete: gone } = options;
    const hardware = set === undefined ? undefined : readHardware(word);
    if (set !== undefined && gone !== undefined)
      throw new UsageError('-s and -d are not both possible');
    const network = await openNetwork(options, terminal);
    try {
      const { stack } = network;
      const by = options.interface;
      const on = by === undefined ? undefined : interfaceNamed(stack, by, 'No such device');
      if (hardware !== undefined || gone !== undefined) {
        needAdmin(network);
        const address = await addressFor(set ?? gone!, network, options);
        if (hardware !== undefined) assign(stack, address, hardware, on);
        else forget(stack, address, on);
        if (!options.json) return 0;
      }
      const host =
        word === undefined || set !== undefined
          ? undefined
          : showAddress(await addressFor(word, network, options));
      const isBoth = options.ipv4 === options.ipv6;
      const rows = neighbourRows(stack).filter(
        (row) =>
          (isBoth || row.address.includes(':') === options.ipv6) &&
          (host === undefined || row.address === host) &&
          (by === undefined || row.interface === by),
      );
      if (options.json) terminal.printJson({ neighbours: rows });
      else if (host !== undefined && rows.length === 0) {
        terminal.print(`${word} (${host}) -- no entry`);
        return 1;
      } else {
        const shown = rows.map((row) => named(row, network, options.numeric));
        for (const line of options.all ? shown.map(oneLine) : neighbourTable(shown)) {
          terminal.print(line);
        }
      }
      return 0;
    } finally {
      network.close();
    }
  },
});

function readHardware(text: string | undefined): Uint8Array {
  try {
    return parseHardwareAddress(text ?? '');
  } catch {
    const found = text === undefined ? 'the line ends there' : `found '${text}'`;
    throw new UsageError(`arp: expected a hardware address, as 02:00:00:00:00:09; ${found}`);
  }
}

interface Shown extends NeighbourRow {
  readonly name: string;
}

function named(row: NeighbourRow, network: OpenNetwork, isNumeric: boolean): Shown {
  const address = parseAddress(row.address);
  const known = isNumeric || address === undefined ? row.address : nameFor(address, network);
  return { ...row, name: known };
}

function oneLine({ address, hardwareAddress, interface: by, name, state }: Shown): string {
  const where = hardwareAddress === undefined ? '<incomplete>' : `${hardwareAddress} [ether]`;
  const permanent = state === 'Permanent' ? ' PERM' : '';
  return `${name === address ? '?' : name} (${address}) at ${where}${permanent} on ${by}`;
}

function assign(
  stack: Stack,
  address: Address,
  hardware: Uint8Array,
  wanted: NetworkInterface | undefined,
): void {
  const { routes } = stack.ip.family(address.length === 4 ? 4 : 6)!;
  const way = routes.lookup(address, 0, wanted);
  const on = wanted ?? (way?.gateway === undefined ? way?.interface : undefined);
  const table = on && tableOf(stack, address, on);
  if (table === undefined) throw new Failure('SIOCSARP: Network is unreachable', REFUSED);
  if (!table.assign(address, hardware))
    throw new Failure('SIOCSARP: No buffer space available', REFUSED);
}

function forget(stack: Stack, address: Address, wanted: NetworkInterface | undefined): void {
  const places = wanted === undefined ? stack.interfaces : [wanted];
  const found = places.filter((on) => tableOf(stack, address, on)?.remove(address));
  if (found.length === 0) throw new Failure(`No ARP entry for ${showAddress(address)}`, REFUSED);
}

function tableOf(stack: Stack, address: Address, on: NetworkInterface) {
  return address.length === 4 ? stack.ipv4.arp(on)?.neighbours : stack.ipv6.on(on)?.neighbours;
}

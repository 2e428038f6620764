/** `nonos ifconfig`: the interfaces of a stack, and their addresses; and to change them. */
import { interfaceRows } from '../runtime/observe.ts';
import { defineCommand, jsonOption } from './command.ts';
import { readDeeds } from './ifconfig/change.ts';
import { interfaceNamed, needAdmin } from './network/admin.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions } from './network/options.ts';
import { interfaceLines, interfaceTable } from './network/tables.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos ifconfig', description: 'Those of a host in the internet that is in here' },
    { line: 'nonos ifconfig --as home eth2', description: 'One of its router' },
    {
      line: 'nonos ifconfig eth0 192.168.1.100 netmask 255.255.255.0',
      description: 'Of the daemon: another address in place of the one before',
    },
    { line: 'nonos ifconfig eth0 add 2001:db8::1/64', description: 'One more; del takes it away' },
    { line: 'nonos ifconfig eth0 mtu 1400 up', description: 'In packets of so many octets' },
  ],
  positionals: [
    { name: 'INTERFACE', description: 'Only this one', optional: true },
    {
      name: 'CHANGE',
      description:
        'ADDRESS, netmask MASK, broadcast ADDRESS, add or del ADDRESS/LENGTH, mtu NUMBER, up, down',
      optional: true,
      repeated: true,
    },
  ],
  options: {
    all: { type: 'boolean', short: 'a', description: 'Those that are down, too' },
    short: { type: 'boolean', short: 's', description: 'A line for each' },
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [wanted, ...words], options }, terminal) {
    const deeds = readDeeds(words);
    const network = await openNetwork(options, terminal);
    try {
      const { stack } = network;
      if (wanted !== undefined) interfaceNamed(stack, wanted);
      if (wanted !== undefined && deeds.length > 0) {
        needAdmin(network);
        for (const deed of deeds) deed(stack, interfaceNamed(stack, wanted));
        if (!options.json) return;
      }
      const isWhole = options.all || options.json;
      const rows = interfaceRows(stack).filter(({ name, isUp }) =>
        wanted === undefined ? isWhole || isUp : name === wanted,
      );
      if (options.json) terminal.printJson({ interfaces: rows });
      else if (options.short) for (const line of interfaceTable(rows)) terminal.print(line);
      else for (const row of rows) terminal.print(`${interfaceLines(row).join('\n')}\n`);
    } finally {
      network.close();
    }
  },
});

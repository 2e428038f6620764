/** `nonos arp`: the neighbours that a stack knows, those of neighbour discovery too. */
import { neighbourRows } from '../runtime/observe.ts';
import { defineCommand, jsonOption } from './command.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions, versionOptions } from './network/options.ts';
import { neighbourTable } from './network/tables.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos arp', description: 'Whom a host of the internet in here has spoken to' },
    { line: 'nonos arp -6 --json', description: 'By neighbour discovery, for a program' },
  ],
  positionals: [],
  options: { ...versionOptions, ...networkOptions, json: jsonOption },
  async run({ options }, terminal) {
    const network = await openNetwork(options, terminal);
    try {
      const isBoth = options.ipv4 === options.ipv6;
      const rows = neighbourRows(network.stack).filter(
        ({ address }) => isBoth || address.includes(':') === options.ipv6,
      );
      if (options.json) terminal.printJson({ neighbours: rows });
      else for (const line of neighbourTable(rows)) terminal.print(line);
    } finally {
      network.close();
    }
  },
});

/** `nonos route`: where a stack sends what is not its own. */
import { routeRows } from '../runtime/observe.ts';
import { defineCommand, jsonOption } from './command.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions, versionOptions } from './network/options.ts';
import { routeTable } from './network/tables.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos route', description: 'Routes of a host in the internet that is in here' },
    { line: 'nonos route -6 --as provider', description: 'Those of a router, over IPv6' },
  ],
  positionals: [],
  options: { ...versionOptions, ...networkOptions, json: jsonOption },
  async run({ options }, terminal) {
    const network = await openNetwork(options, terminal);
    try {
      const isBoth = options.ipv4 === options.ipv6;
      const version = options.ipv6 ? 6 : 4;
      const rows = routeRows(network.stack).filter((one) => isBoth || one.version === version);
      if (options.json) terminal.printJson({ routes: rows });
      else for (const line of routeTable(rows)) terminal.print(line);
    } finally {
      network.close();
    }
  },
});

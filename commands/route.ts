/** `nonos route`: where a stack sends what is not its own; and to change that. */
import { routeRows } from '../runtime/observe.ts';
import { defineCommand, jsonOption } from './command.ts';
import { UsageError } from './failure.ts';
import { needAdmin } from './network/admin.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions, versionOptions } from './network/options.ts';
import { routeTable } from './network/tables.ts';
import { readChange } from './route/change.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos route', description: 'Routes of a host in the internet that is in here' },
    { line: 'nonos route -6 --as provider', description: 'Those of a router, over IPv6' },
    {
      line: 'nonos route add default gw 192.0.2.1',
      description: 'Of the daemon: the router to everywhere else; del takes it away',
    },
    {
      line: 'nonos route add -net 10.0.0.0/8 gw 192.0.2.254',
      description: 'Another one to there',
    },
  ],
  positionals: [
    {
      name: 'CHANGE',
      description: 'add or del, -net or -host, a target; gw, netmask, metric, dev',
      optional: true,
      repeated: true,
    },
  ],
  options: {
    numeric: { type: 'boolean', short: 'n', description: 'Numbers alone, also for the default' },
    family: { type: 'string', short: 'A', value: 'FAMILY', description: 'inet or inet6' },
    ...versionOptions,
    ...networkOptions,
    json: jsonOption,
  },
  respell: (line) =>
    line.map((word) => (word === '-net' || word === '-host' ? word.slice(1) : word)),
  async run({ positionals: words, options }, terminal) {
    const { family } = options;
    if (family !== undefined && family !== 'inet' && family !== 'inet6') {
      throw new UsageError(`-A is '${family}'; expected inet or inet6`);
    }
    const isSix = options.ipv6 || family === 'inet6';
    const isFour = options.ipv4 || family === 'inet';
    const change = words.length === 0 ? undefined : readChange(words, isSix ? 6 : 4);
    const network = await openNetwork(options, terminal);
    try {
      if (change !== undefined) {
        change(needAdmin(network));
        if (!options.json) return;
      }
      const isBoth = isFour === isSix;
      const rows = routeRows(network.stack).filter(
        (one) => isBoth || one.version === (isSix ? 6 : 4),
      );
      if (options.json) terminal.printJson({ routes: rows });
      else for (const line of routeTable(rows, options.numeric)) terminal.print(line);
    } finally {
      network.close();
    }
  },
});

/** `nonos ifconfig`: the interfaces of a stack, and their addresses. */
import { interfaceRows } from '../runtime/observe.ts';
import { defineCommand, jsonOption } from './command.ts';
import { Failure } from './failure.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions } from './network/options.ts';
import { interfaceLines } from './network/tables.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos ifconfig', description: 'Those of a host in the internet that is in here' },
    { line: 'nonos ifconfig --as home eth2', description: 'One of its router' },
  ],
  positionals: [{ name: 'INTERFACE', description: 'Only this one', optional: true }],
  options: { ...networkOptions, json: jsonOption },
  async run({ positionals: [wanted], options }, terminal) {
    const network = await openNetwork(options, terminal);
    try {
      const all = interfaceRows(network.stack);
      const rows = all.filter(({ name }) => wanted === undefined || name === wanted);
      if (rows.length === 0) throw new Failure(`${wanted}: no such interface`);
      if (options.json) terminal.printJson({ interfaces: rows });
      else for (const row of rows) terminal.print(`${interfaceLines(row).join('\n')}\n`);
    } finally {
      network.close();
    }
  },
});

/** `nonos dhcp status`: what servers have leased us. */
import { defineCommand, jsonOption } from '../command.ts';
import { networkOptions } from '../network/options.ts';
import { dhcpLines } from './clients.ts';
import { openDhcp } from './open.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos dhcp status', description: 'Leases of the daemon’s network' }],
  positionals: [{ name: 'INTERFACE', description: 'Only this one', optional: true }],
  options: { as: networkOptions.as, json: jsonOption },
  async run({ positionals: [wanted], options }, terminal) {
    const { network, clients } = await openDhcp(options.as, terminal);
    try {
      if (wanted !== undefined) clients.interface(wanted);
      const rows = clients.rows().filter((row) => (wanted ?? row.interface) === row.interface);
      if (options.json) terminal.printJson({ clients: rows });
      else if (rows.length === 0) terminal.complain('nobody asks for addresses: nonos dhcp IF');
      else for (const line of rows.flatMap(dhcpLines)) terminal.print(line);
    } finally {
      network.close();
    }
  },
});

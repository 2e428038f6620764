/** `nonos dhcp release`: gives an address back. */
import { defineCommand, jsonOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { needCapability } from '../network/open.ts';
import { networkOptions } from '../network/options.ts';
import { openDhcp } from './open.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos dhcp release eth0', description: 'Give the address of eth0 back' }],
  positionals: [{ name: 'INTERFACE', description: 'Which one' }],
  options: { as: networkOptions.as, caps: networkOptions.caps, json: jsonOption },
  async run({ positionals: [name], options }, terminal) {
    const { network, clients } = await openDhcp(options.as, terminal);
    try {
      needCapability(network, 'NET_ADMIN');
      const client = clients.find(clients.interface(name));
      const lease = client?.lease;
      if (client === undefined || client.stateName === 'Stopped') {
        throw new Failure(`${name}: nothing is leased there`);
      }
      client.release();
      const released = lease?.address ?? null;
      if (options.json) terminal.printJson({ interface: name, released });
      else terminal.complain(`${name}: ${released ?? 'nothing'} released`);
    } finally {
      network.close();
    }
  },
});

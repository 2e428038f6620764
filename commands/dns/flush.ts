/** `nonos dns flush`: what is remembered of names is forgotten. */
import { defineCommand, jsonOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { needCapability, openNetwork } from '../network/open.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos dns flush', description: 'Ask anew for every name' }],
  positionals: [],
  options: { json: jsonOption },
  async run({ options }, terminal) {
    if (terminal.surroundings.site === undefined) {
      throw new Failure('no daemon runs: nonos up begins one');
    }
    const nowhereElse = { device: undefined, address: [], gateway: [], as: undefined };
    const network = await openNetwork(nowhereElse, terminal);
    needCapability(network, 'NET_ADMIN');
    const { resolver } = network.names;
    const answers = resolver.cache.size;
    resolver.flush();
    if (options.json) terminal.printJson({ forgotten: answers });
    else terminal.complain(`${answers} answers are forgotten`);
    network.close();
    return 0;
  },
});

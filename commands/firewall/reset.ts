/** `nonos firewall reset`: no rules but the policy. */
import { defineCommand, jsonOption } from '../command.ts';
import { daemonOptions } from '../network/options.ts';
import { needFirewall } from './need.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos firewall reset', description: 'As it was in the beginning' }],
  positionals: [],
  options: { ...daemonOptions, json: jsonOption },
  run({ options }, terminal) {
    const firewall = needFirewall(terminal);
    const deleted = firewall.rules.length;
    firewall.setRules([]);
    if (options.json) terminal.printJson({ deleted });
  },
});

/** `nonos firewall allow` and `nonos firewall block`: the same, but for the word. */
import { parseRule, showRule } from '../../runtime/firewall.ts';
import { defineCommand, jsonOption } from '../command.ts';
import type { Command, Example } from '../command.ts';
import { daemonOptions, numberOf } from '../network/options.ts';
import { needFirewall, understood } from './need.ts';

export function addCommand(
  action: 'allow' | 'block',
  examples: readonly [Example, ...Example[]],
): Command {
  return defineCommand({
    examples,
    positionals: [
      { name: 'DIRECTION', description: 'incoming, or outgoing' },
      {
        name: 'WHAT',
        description:
          'all, tcp, udp, icmp, or ports as 22, 80,443 or 6000-6010/tcp; then, as you like, ' +
          'from (to) ADDRESS/LENGTH, and on INTERFACE',
        repeated: true,
      },
    ],
    options: {
      at: { type: 'string', value: 'NUMBER', description: 'In front of that rule; else the last' },
      ...daemonOptions,
      json: jsonOption,
    },
    run({ positionals, options }, terminal) {
      const name = `firewall ${action}`;
      const rule = understood(name, () => parseRule([action, ...positionals]));
      const at = numberOf('--at', options.at, { least: 1 });
      const firewall = needFirewall(terminal);
      const most = firewall.rules.length + 1;
      numberOf('--at', options.at, { least: 1, most });
      const { number } = understood(name, () => firewall.add(rule, at));
      if (options.json) terminal.printJson({ number, rule: showRule(rule) });
    },
  }) as unknown as Command;
}

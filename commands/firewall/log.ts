/** `nonos firewall log`: what was refused, and why. */
import { showFirewallEvent } from '../../runtime/firewall.ts';
import type { FirewallEvent } from '../../runtime/firewall.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { daemonOptions } from '../network/options.ts';
import { needFirewall } from './need.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos firewall log', description: 'The last that was refused' },
    { line: 'nonos firewall log -f', description: 'And what is from now on, until interrupted' },
  ],
  positionals: [],
  options: {
    follow: { type: 'boolean', short: 'f', description: 'Go on, until interrupted' },
    ...daemonOptions,
    json: jsonOption,
  },
  async run({ options }, terminal) {
    const { log } = needFirewall(terminal);
    const print = (event: FirewallEvent): void => terminal.print(showFirewallEvent(event));
    const events = [...log.recent];
    if (!options.json) events.forEach(print);
    if (options.follow) {
      const tell = options.json ? (event: FirewallEvent) => void events.push(event) : print;
      const stop = log.listen(tell);
      await new Promise<void>((over) => void terminal.surroundings.onInterrupt(over));
      stop();
    }
    if (options.json) terminal.printJson({ events, suppressed: log.counters.suppressed });
  },
});

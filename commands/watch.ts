/** `nonos watch`: what goes on in a stack, live. */
import { defineCommand, jsonOption } from './command.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions, numberOf } from './network/options.ts';
import { showAgain } from './repeating.ts';
import { frame, look } from './watch/frame.ts';
import type { Look } from './watch/frame.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos watch', description: 'Interfaces, connections, circuits, and what is counted' },
    { line: 'nonos watch -n 0.2', description: 'Five times a second' },
    { line: 'nonos watch --json', description: 'One look, for a program' },
  ],
  positionals: [],
  options: {
    interval: {
      type: 'string',
      short: 'n',
      value: 'SECONDS',
      description: 'From one look to the next',
      default: '1',
    },
    count: { type: 'string', short: 'c', value: 'NUMBER', description: 'How often; else for ever' },
    ...networkOptions,
    json: jsonOption,
  },
  async run({ options }, terminal) {
    const everyMs = numberOf('-n', options.interval, { isWhole: false, least: 0.05 })! * 1000;
    const times = numberOf('-c', options.count, { least: 1 });
    const network = await openNetwork(options, terminal);
    const { site } = terminal.surroundings;
    // It may be enabled, or disabled, while we look.
    const lookNow = (): Look => look(network.stack, site?.place.onion?.service.status());
    let before: Look | undefined;
    const show = (): void => {
      const now = lookNow();
      const columns = terminal.surroundings.output.columns ?? Infinity;
      for (const line of frame(now, before)) terminal.print(line.slice(0, columns));
      before = now;
    };
    try {
      if (options.json) terminal.printJson(lookNow());
      else await showAgain({ everyMs, times, onInterrupt: network.onInterrupt, show }, terminal);
    } finally {
      network.close();
    }
    return 0;
  },
});

/** `nonos onion disable`: streams go as they did before. */
import { defineCommand, jsonOption } from '../command.ts';
import { needOnion } from './need.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos onion disable', description: 'End all circuits and their streams' }],
  positionals: [],
  options: { json: jsonOption },
  async run({ options }, terminal) {
    const { place, onion } = needOnion(terminal);
    place.onion = undefined;
    await onion.close();
    if (options.json) terminal.printJson({ isEnabled: false });
    else terminal.complain('onion routing: ended; streams go as they did before');
    return 0;
  },
});

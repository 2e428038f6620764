/** `nonos down`: the daemon ends, and leaves nothing behind. */
import { defineCommand, jsonOption } from './command.ts';
import { Failure } from './failure.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos down', description: 'End the daemon, and every connection it has' }],
  positionals: [],
  options: { json: jsonOption },
  run({ options }, terminal) {
    const { site } = terminal.surroundings;
    if (site === undefined) throw new Failure('no daemon runs: nonos up begins one');
    site.stop();
    if (options.json) terminal.printJson({ isDown: true, network: site.place.description });
    else terminal.complain(`down: ${site.place.description}`);
    return 0;
  },
});

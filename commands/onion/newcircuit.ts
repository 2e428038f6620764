/** `nonos onion newcircuit`: from now on nothing shares a circuit with what was before. */
import { defineCommand, jsonOption } from '../command.ts';
import { needOnion } from './need.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos onion newcircuit', description: 'Be somebody else from now on' }],
  positionals: [],
  options: { json: jsonOption },
  run({ options }, terminal) {
    const { service } = needOnion(terminal).onion;
    service.newCircuit();
    const circuits = service.status().circuits.length;
    if (options.json) terminal.printJson({ isNew: true, circuits });
    else terminal.complain('onion routing: new streams go by new circuits');
    return 0;
  },
});

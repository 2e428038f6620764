/** `nonos firewall delete`: a rule goes, and those behind it move up. */
import { showRule } from '../../runtime/firewall.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { daemonOptions, numberOf } from '../network/options.ts';
import { needFirewall } from './need.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos firewall delete 2', description: 'The second of those listed' }],
  positionals: [{ name: 'NUMBER', description: 'Of the rule, as list shows it' }],
  options: { ...daemonOptions, json: jsonOption },
  run({ positionals: [text], options }, terminal) {
    const number = numberOf('NUMBER', text, { least: 1 })!;
    const gone = needFirewall(terminal).remove(number);
    if (gone === undefined) throw new Failure(`there is no rule ${number}: nonos firewall list`);
    if (options.json) terminal.printJson({ number, rule: showRule(gone.rule) });
  },
});

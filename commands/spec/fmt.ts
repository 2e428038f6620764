import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { format } from '../../generator/format.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { Failure } from '../failure.ts';
import { count, openProject } from './project.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos spec fmt', description: 'Lay out all specs' },
    { line: 'nonos spec fmt --check', description: 'Write nothing; fail and name what differs' },
    { line: 'nonos spec fmt spec/link/arp.protocol', description: 'Lay out one' },
  ],
  positionals: [
    { name: 'FILE', description: 'What to lay out (default: all)', optional: true, repeated: true },
  ],
  options: {
    check: { type: 'boolean', description: 'Compare only, and name what differs' },
    json: jsonOption,
  },
  run({ positionals, options: { check, json } }, terminal) {
    const files = positionals.length > 0 ? positionals : [...openProject().readSpecs().keys()];
    const changed = files.filter((file) => {
      if (!existsSync(file)) throw new Failure(`there is no file ${file}`);
      const text = readFileSync(file, 'utf8');
      const laidOut = format(text);
      if (laidOut !== text && !check) writeFileSync(file, laidOut);
      return laidOut !== text;
    });
    if (json) {
      terminal.printJson({ files: files.length, changed });
    } else {
      const done = check ? 'is not laid out' : 'laid out';
      for (const file of changed) terminal.print(`${file}: ${done}`);
      const rest =
        changed.length === 0
          ? 'all laid out'
          : `${changed.length} ${check ? 'not laid out; run: nonos spec fmt' : 'changed'}`;
      terminal.print(`${count(files.length, 'spec')}: ${rest}`);
    }
    return check && changed.length > 0 ? 1 : 0;
  },
});

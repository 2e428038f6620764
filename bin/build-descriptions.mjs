// After tsc: what is said of each command, which its help needs without the command itself.
import { writeFileSync } from 'node:fs';

import { descriptionsOf } from '../dist/commands/described.js';
import { commands } from '../dist/commands/table.js';

writeFileSync('dist/commands/descriptions.json', JSON.stringify(await descriptionsOf(commands)));

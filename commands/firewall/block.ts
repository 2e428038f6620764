/** `nonos firewall block`: keeps out, or in, what a rule says. */
import { addCommand } from './add.ts';

export const command = addCommand('block', [
  { line: 'nonos firewall block incoming 22', description: 'Nobody comes in there' },
  {
    line: 'nonos firewall block outgoing 25/tcp to 192.0.2.0/24 --at 1',
    description: 'Before all other rules',
  },
]);

/** `nonos firewall allow`: lets in, or out, what a rule says. */
import { addCommand } from './add.ts';

export const command = addCommand('allow', [
  {
    line: 'nonos firewall allow incoming 443 from 10.0.0.0/8',
    description: 'Whoever is there may connect',
  },
  { line: 'nonos firewall allow incoming icmp', description: 'Be there for those who ping' },
  { line: 'nonos firewall allow outgoing all', description: 'As it is from the beginning' },
]);

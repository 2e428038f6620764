/** DHCP: which of its messages, for which address. */
import type { Node } from '../../runtime/describe.ts';
import { nameAt, numberAt, textAt } from './view.ts';

export function dhcpSummary(root: Node): string {
  const type = nameAt(root, 'options.messageType').replace(/^DHCP/, '');
  const name = type === '' ? nameAt(root, 'op') : type.charAt(0) + type.slice(1).toLowerCase();
  const transaction = `0x${numberAt(root, 'xid').toString(16).padStart(8, '0')}`;
  const words = [`DHCP ${name}`, `Transaction ID ${transaction}`];
  const yours = textAt(root, 'yiaddr');
  if (yours !== '0.0.0.0' && yours !== '') words.push(`your address ${yours}`);
  const requested = textAt(root, 'options.requestedAddress');
  if (requested !== '') words.push(`wants ${requested}`);
  const lease = numberAt(root, 'options.leaseTime');
  if (lease > 0) words.push(`for ${lease} s`);
  const host = textAt(root, 'options.hostName');
  if (host !== '') words.push(`host ${host}`);
  return words.join(', ');
}

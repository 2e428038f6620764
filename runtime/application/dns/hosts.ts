/** Names of a file as hosts(5): an address in each line, and the names that it has. */
import { parseAddress } from '../../base/address.ts';
import { canonicalName, isName } from './name.ts';

/** Lines of one file; what stands behind them is not read. */
export const HOSTS_LINES_MAX = 65_536;

export type Hosts = ReadonlyMap<string, readonly string[]>;

/** By name in lower case; lines that make no sense are passed over, as everyone does. */
export function parseHosts(text: string): Hosts {
  const hosts = new Map<string, string[]>();
  for (const line of text.split('\n', HOSTS_LINES_MAX)) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    if (parseAddress(address.split('%')[0]) === undefined) continue;
    for (const name of names.filter(isName).map(canonicalName)) {
      const known = hosts.get(name);
      if (known === undefined) hosts.set(name, [address]);
      else known.push(address);
    }
  }
  return hosts;
}

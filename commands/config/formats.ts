/** Texts of a file that mean something more: what is wrong with one, or nothing. */
import { parseServerAddress, SERVER_FORM } from '../../adapters/node/dns/address.ts';
import { parseRule, RuleFault } from '../../runtime/firewall.ts';
import { parseAddress } from '../../runtime/sockets.ts';
import { readPrefix } from '../network/prefixes.ts';

export const formats: Readonly<Record<string, (text: string) => string | undefined>> = {
  address: (text) => (parseAddress(text) === undefined ? 'expected an address' : undefined),
  'address/length': (text) =>
    readPrefix(text)?.length === undefined ? 'expected ADDRESS/LENGTH' : undefined,
  'server of names': (text) =>
    parseServerAddress(text) === undefined ? `expected ${SERVER_FORM}` : undefined,
  rule(text) {
    try {
      parseRule(text.trim().split(/\s+/));
      return undefined;
    } catch (error) {
      if (error instanceof RuleFault) return error.message;
      throw error;
    }
  },
};

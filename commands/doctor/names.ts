/** Whether names are known: whom they are asked of, and whether that server answers. */
import { TYPE } from '../../generated/application/dns.wire.ts';
import type { DnsPlace } from '../dns/place.ts';
import { whereNamesGo } from '../dns/whither.ts';
import { ok, warn } from './check.ts';
import type { Check } from './check.ts';

const PATIENCE_MS = 3000;

export async function namesCheck(names: DnsPlace): Promise<Check> {
  const servers = whereNamesGo(names);
  // Exits are asked when somebody wants to know something, not to see whether they are there.
  if (names.areAtExits) return ok('names', `asked of ${servers}`);
  if (servers === 'nobody') {
    return warn('names', 'asked of nobody', 'nonos dhcp IF, or nonos dns server ADDRESS');
  }
  const begun = performance.now();
  try {
    // Every server knows who has the root, or whom to ask.
    await names.resolver.query('.', TYPE.NS, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    return warn('names', `asked of ${servers}: ${(error as Error).message}`, 'nonos dns status');
  }
  const took = (performance.now() - begun).toFixed(2);
  return ok('names', `asked of ${servers}, answered in ${took} ms`);
}

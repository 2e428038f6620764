/** A client of DHCP, as its commands answer it. */
import { count, either, list, number, object, record, text } from '../../schema.ts';
import type { Schema } from '../../schema.ts';

/** From now on; null where it never comes. */
const seconds = either(number, { type: 'null' });

export const dhcpRow: Schema = object({
  interface: text,
  state: text,
  'lease?': object({
    address: text,
    prefixLength: count,
    routes: list(object({ destination: text, 'gateway?': text })),
    dnsServers: list(text),
    'domain?': text,
    search: list(text),
    'mtu?': count,
    server: text,
    renewalSeconds: seconds,
    rebindingSeconds: seconds,
    expirySeconds: seconds,
  }),
  counters: record(number),
  ipv6: object({ state: text, addresses: list(text) }),
});

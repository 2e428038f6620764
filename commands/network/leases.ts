/** Routers of a laboratory lease addresses to hosts that ask: `nonos dhcp` has whom to talk to. */
import { DhcpServer } from '../../runtime/dhcp.ts';
import { LAB_DOMAIN, showAddress } from '../../runtime/lab.ts';
import type { Laboratory, NameServers } from '../../runtime/lab.ts';
import type { NetworkInterface } from '../../runtime/stack.ts';

/** Of each network of 256: the last octets. */
const FIRST = 100;
const LAST = 199;
const LEASE_SECONDS = 3600;
const LENGTH = 24;

export function leaseAddresses(
  { nodes }: Laboratory,
  { servers }: Pick<NameServers, 'servers'>,
): void {
  const domainNameServers = servers.filter((one) => !one.includes(':'));
  for (const { kind, stack } of nodes.values()) {
    if (kind !== 'router') continue;
    for (const on of stack.interfaces) {
      const own = serving(on);
      if (own === undefined) continue;
      const router = showAddress(own);
      const at = (last: number): string => router.replace(/\d+$/, String(last));
      new DhcpServer(stack, on, {
        first: at(FIRST),
        last: at(LAST),
        leaseSeconds: LEASE_SECONDS,
        options: [
          { is: 'router', routers: [router] },
          { is: 'domainNameServer', domainNameServers },
          { is: 'domainName', domainName: LAB_DOMAIN },
        ],
      });
    }
  }
}

/** The address to serve from, where the network is as large as it has to be. */
function serving({ link, addresses }: NetworkInterface): Uint8Array | undefined {
  if (!link.resolves) return undefined;
  return addresses.find((one) => one.address.length === 4 && one.prefixLength === LENGTH)?.address;
}

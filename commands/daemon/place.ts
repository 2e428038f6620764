/** Opens the network that a daemon has: a device, a laboratory, or the internet that is bundled. */
import type { Stack } from '../../runtime/stack.ts';
import { namesIn, openReal } from '../network/open.ts';
import type { Running } from '../network/open.ts';
import type { Inhabitant } from '../network/internet.ts';
import type { bundledOnion } from '../network/onion.ts';
import { KeyLog } from '../network/key-log.ts';
import type { BundledOnion, Place } from './site.ts';

export interface PlaceOptions {
  /** `tap:NAME[@NAMESPACE]` or `macvtap:PATH`. */
  readonly device: string | undefined;
  readonly address: readonly string[];
  readonly gateway: readonly string[];
  /** Nobody has given us an address: it will be asked for. */
  readonly dhcp?: boolean;
  /** A topology file. */
  readonly lab: string | undefined;
  /** Who we are in a laboratory. */
  readonly as: string;
}

/** Whoever is in it is behind a firewall from the first moment on. */
export async function openPlace(options: PlaceOptions): Promise<Place> {
  const place = await placeOf(options);
  place.names.onion = () => place.onion;
  place.stack.enableFirewall();
  return place;
}

async function placeOf({ device, lab, as, ...of }: PlaceOptions): Promise<Place> {
  if (device !== undefined) {
    const { stack, hosts, stop } = await openReal({ device, ...of });
    const description = `${device}, ${of.dhcp ? 'by DHCP' : `as ${of.address.join(' and ')}`}`;
    return placeIn(stack, { description, hosts, close: () => (stack.close(), stop()) });
  }
  // Whoever is on a real network waits for an address, and not for a laboratory to be loaded.
  const { inhabit, openInternet } = await import('../network/internet.ts');
  const { readLab } = await import('../lab/open.ts');
  const { bundledOnion } = await import('../network/onion.ts');
  const inhabitant = lab === undefined ? openInternet(as) : inhabit(readLab(lab), as);
  const { stack, hosts, authorities, nameServers, stop } = inhabitant;
  const description = `${lab ?? 'an internet of its own'}, as ${as}`;
  const place = placeIn(stack, { description, hosts, authorities, nameServers, close: stop });
  return lab === undefined ? { ...place, bundledOnion: onionOf(inhabitant, bundledOnion) } : place;
}

interface Surrounded extends Omit<Running, 'stack' | 'stop'> {
  readonly description: string;
  close(): void;
}

/** Of a stack, with nothing begun in it. */
export function placeIn(stack: Stack, { description, close, ...ground }: Surrounded): Place {
  const { hosts, authorities } = ground;
  const names = namesIn({ ...ground, stack });
  return {
    description,
    stack,
    hosts,
    ...(authorities && { authorities }),
    names,
    processes: new Set(),
    services: [],
    keyLog: new KeyLog(),
    onion: undefined,
    async close() {
      names.close();
      close();
    },
  };
}

/** With all that was begun in it. */
export async function closePlace(place: Place): Promise<void> {
  for (const service of place.services) await service.close();
  await place.onion?.close();
  place.dhcp?.close();
  await place.close();
}

function onionOf(
  { laboratory, stack }: Inhabitant,
  begin: typeof bundledOnion,
): () => BundledOnion {
  let begun: BundledOnion | undefined;
  return () => {
    if (begun === undefined) {
      const network = begin(laboratory, Math.floor(Date.now() / 1000));
      const { authorities, unixSeconds } = network;
      begun = { authorities, unixSeconds, dialer: network.dialer(stack.tcp) };
    }
    return begun;
  };
}

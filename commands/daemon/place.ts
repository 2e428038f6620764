/** Opens the network that a daemon has: a device, a laboratory, or the internet that is bundled. */
import { openReal } from '../network/open.ts';
import { inhabit, openInternet } from '../network/internet.ts';
import type { Inhabitant } from '../network/internet.ts';
import { KeyLog } from '../network/key-log.ts';
import { bundledOnion } from '../network/onion.ts';
import { readLab } from '../lab/open.ts';
import type { BundledOnion, Place } from './site.ts';

export interface PlaceOptions {
  /** `tap:NAME[@NAMESPACE]` or `macvtap:PATH`. */
  readonly device: string | undefined;
  readonly address: readonly string[];
  readonly gateway: readonly string[];
  /** A topology file. */
  readonly lab: string | undefined;
  /** Who we are in a laboratory. */
  readonly as: string;
}

/** Whoever is in it is behind a firewall from the first moment on. */
export async function openPlace(options: PlaceOptions): Promise<Place> {
  const place = await open(options);
  place.stack.enableFirewall();
  return Object.assign(place, { keyLog: new KeyLog() });
}

async function open({ device, lab, as, ...of }: PlaceOptions): Promise<Omit<Place, 'keyLog'>> {
  if (device !== undefined) {
    const { stack, hosts, stop } = await openReal({ device, ...of });
    const description = `${device}, as ${of.address.join(' and ')}`;
    const onion = undefined;
    return { description, stack, hosts, onion, close: async () => (stack.close(), stop()) };
  }
  const inhabitant = lab === undefined ? openInternet(as) : inhabit(readLab(lab), as);
  const { stack, hosts, stop } = inhabitant;
  const description = `${lab ?? 'an internet of its own'}, as ${as}`;
  const place = { description, stack, hosts, onion: undefined, close: async () => stop() };
  return lab === undefined ? { ...place, bundledOnion: onionOf(inhabitant) } : place;
}

function onionOf({ laboratory, stack }: Inhabitant): () => BundledOnion {
  let begun: BundledOnion | undefined;
  return () => {
    if (begun === undefined) {
      const network = bundledOnion(laboratory, Math.floor(Date.now() / 1000));
      const { authorities, unixSeconds } = network;
      begun = { authorities, unixSeconds, dialer: network.dialer(stack.tcp) };
    }
    return begun;
  };
}

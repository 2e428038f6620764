/** Opens the network that a daemon has: a device, a laboratory, or the internet that is bundled. */
import { openReal } from '../network/open.ts';
import { inhabit, openInternet } from '../network/internet.ts';
import { readLab } from '../lab/open.ts';
import type { Place } from './site.ts';

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

export async function openPlace({ device, lab, as, ...of }: PlaceOptions): Promise<Place> {
  if (device !== undefined) {
    const { stack, hosts, stop } = await openReal({ device, ...of });
    const description = `${device}, as ${of.address.join(' and ')}`;
    return { description, stack, hosts, close: async () => (stack.close(), stop()) };
  }
  const { stack, hosts, stop } = lab === undefined ? openInternet(as) : inhabit(readLab(lab), as);
  const where = lab === undefined ? 'an internet of its own' : lab;
  return { description: `${where}, as ${as}`, stack, hosts, close: async () => stop() };
}

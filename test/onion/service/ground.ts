/** A client, whole, in a laboratory of relays: its guard is also whom it asks for the directory. */
import { OnionService } from '../../../runtime/onion/service.ts';
import type { OnionServiceOptions } from '../../../runtime/onion/service.ts';
import { crypto } from '../relay/bench.ts';
import { onionLaboratory } from '../relay/lab-network.ts';
import type { OnionLaboratory } from '../relay/lab-network.ts';

export interface ServiceGround extends OnionLaboratory {
  readonly service: OnionService;
  /** Another one, in the same place. */
  another(options?: Partial<OnionServiceOptions>): OnionService;
}

export function serviceGround(seed: number): ServiceGround {
  const world = onionLaboratory(seed);
  const { laboratory, relays, authority, links, unixSeconds } = world;
  const { timers } = laboratory.simulation;
  const { places, rsaIdentity } = relays.get('guard')!.target;
  const another: ServiceGround['another'] = (options = {}) =>
    new OnionService({
      crypto,
      timers,
      random: laboratory.simulation.dice(),
      unixSeconds,
      dialer: links.dialer(laboratory.node('client').stack.tcp),
      authorities: authority.signers.map((signer) => ({
        ...signer,
        rsaIdentity,
        place: places[0],
      })),
      enforceDistinctSubnets: false,
      // What the one exit lets out.
      limits: { sparePorts: [80] },
      ...options,
    });
  return { ...world, service: another(), another };
}

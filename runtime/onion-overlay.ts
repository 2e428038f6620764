/**
 * All streams of a stack through circuits: from now on a socket that connects to others rides the
 * onion, whoever opened it; names are asked for at the exits; and nothing else leaves but links to
 * relays. What was connected before is aborted, for it would say where we are.
 */
import { showAddress } from './base/address.ts';
import type { OnionGate } from './onion/gate.ts';
import type { OnionService } from './onion/service.ts';
import type { HostNames } from './socket/promises/host-names.ts';
import type { StreamOverlay } from './socket/overlay.ts';
import { isToSelf } from './socket/stream-destination.ts';
import type { Stack } from './stack.ts';

export interface OnionRoute {
  readonly names: Pick<HostNames, 'resolve'>;
  /** Streams go as they did before; those that ride the onion are for their owners to end. */
  end(): void;
}

/** The links of `service` are dialed by `gate`, over `stack.socketsBeneath()`; it has none yet. */
export function routeThroughOnion(
  stack: Stack,
  service: OnionService,
  gate: OnionGate,
): OnionRoute {
  for (const connection of [...stack.tcp.connections()]) {
    if (!isToSelf(stack.ip, connection.remote.address)) connection.abort();
  }
  stack.ip.egress = gate;
  stack.host.overlay = overlayOf(service);
  return {
    names: {
      async resolve(name) {
        const { answers } = await service.resolve(name);
        return answers.map(({ value }) => value);
      },
    },
    end() {
      stack.host.overlay = undefined;
      stack.ip.egress = undefined;
    },
  };
}

function overlayOf(service: OnionService): StreamOverlay {
  return {
    connect({ address, port }, user, mark) {
      const isolation = mark === 0 ? undefined : `mark ${mark}`;
      return service.connect({ host: showAddress(address), port, isolation }, user);
    },
  };
}

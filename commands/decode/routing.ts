/**
 * Checksums above a routing header cover the last address of the path, not the next (RFC 8200
 * §8.1): the pseudo header is that of a packet which has arrived.
 */
import { describe } from '../../runtime/describe.ts';
import type { Numbers } from '../../runtime/describe.ts';
import type { Layer } from './dissect.ts';
import { itemsAt, nodeAt, numberAt } from './view.ts';

const SEGMENT_ROUTING = 4;

/** The pseudo header of the packet at its end; nothing when it is there already. */
export function finalDestination(layer: Layer, layers: readonly Layer[]): Numbers {
  const { root } = layer.description;
  if (layer.key !== 'ipv6.routing' || numberAt(root, 'segmentsLeft') === 0) return {};
  const packet = layers.findLast((one) => one.key === 'ipv6.packet');
  const last = lastAddress(layer);
  const place = packet && nodeAt(packet.description.root, 'destinationAddress');
  if (!packet || !place || !last) return {};
  const arrived = packet.octets.slice();
  arrived.set(last, place.bitOffset >> 3);
  return describe(packet.type, arrived, packet.start, packet.end).gives;
}

/** Segment routing lists its path backwards (RFC 8754 §2). */
function lastAddress(layer: Layer): Uint8Array | undefined {
  const { root } = layer.description;
  const isBackwards = numberAt(root, 'routingType') === SEGMENT_ROUTING;
  const segments = itemsAt(root, 'typeSpecificData.segmentList');
  const addresses = isBackwards
    ? segments.slice(0, 1)
    : itemsAt(root, 'typeSpecificData.addresses').slice(-1);
  const value = addresses[0]?.value;
  return value instanceof Uint8Array ? value : undefined;
}

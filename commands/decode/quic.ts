/**
 * Short headers of QUIC do not say how long their connection identifier is: whoever chose it said
 * so before.
 */
import { describe } from '../../runtime/describe.ts';
import type { Dissector, Layer, Place } from './dissect.ts';
import { typeOf } from './dissect.ts';
import { itemsAt, textAt, valueAt } from './view.ts';

const CONNECTIONS_MAX = 4096;

/** Long headers tell how long the identifiers are that their sender chose for itself. */
export function learnConnections(dissector: Dissector, layer: Layer, place: Place): void {
  for (const packet of itemsAt(layer.description.root, 'packets')) {
    const own = valueAt(packet, 'sourceConnectionId');
    if (!(own instanceof Uint8Array)) continue;
    if (dissector.connections.size >= CONNECTIONS_MAX) dissector.connections.clear();
    dissector.connections.set(endpoint(place.addresses[0], place.ports[0]), own.length);
  }
}

/**
 * On a port of no known protocol: a long header of a known version, or an endpoint that sent one
 * before.
 */
export function looksLikeQuic(dissector: Dissector, place: Place): boolean {
  if (place.end === place.start || place.isQuoted) return false;
  const ends = [0, 1].map((side) => endpoint(place.addresses[side] ?? '', place.ports[side] ?? 0));
  if (ends.some((end) => dissector.connections.has(end))) return true;
  const table = typeOf('quic.datagram');
  if (!table) return false;
  const { root, fault } = describe(table.type, place.octets, place.start, place.end, {
    connectionIdLength: 0,
  });
  const version = valueAt(root, 'packets.version');
  return (
    !fault && typeof version === 'number' && textAt(root, 'packets.version') !== String(version)
  );
}

export function shortHeaderLength(dissector: Dissector, place: Place): number {
  return dissector.connections.get(endpoint(place.addresses[1], place.ports[1])) ?? 0;
}

function endpoint(address: string, port: number): string {
  return `${address} ${port}`;
}

/**
 * Cells of circuits that come once in a while, CREATE2 and DESTROY and their kin, as plain values.
 * A channel knows bodies alone; what is generated knows whole cells: so each body is read and
 * written within a cell of circuit 0.
 */
import { copyOf } from '../../base/octets.ts';
import { decodeCell, encodeCell } from '../../../generated/onion/tor.value.ts';
import type { CellBody } from '../../../generated/onion/tor.value.ts';
import { bodyStart, command, COMMAND } from '../../../generated/onion/tor.wire.ts';
import { RELAY_CELL_OCTETS } from '../relay-crypto.ts';
import type { CellChannel } from '../channel/user.ts';

/** What may be said of a circuit, besides relay cells. */
const OF_CIRCUITS: readonly number[] = [
  COMMAND.CREATE_FAST,
  COMMAND.CREATED_FAST,
  COMMAND.CREATE2,
  COMMAND.CREATED2,
  COMMAND.DESTROY,
];

/** What the body b[from, to) of a cell says, or undefined when it is malformed or no cell of a circuit. */
export function readBody(
  kind: number,
  b: Uint8Array,
  from: number,
  to: number,
  linkVersion: number,
): CellBody | undefined {
  // No cell of a circuit is longer or shorter: tor-spec §3.
  if (to - from !== RELAY_CELL_OCTETS || !OF_CIRCUITS.includes(kind)) return undefined;
  const octets = copyOf(b, from, to);
  const cell = encodeCell(
    { circid: 0, body: { is: 'unknown', command: kind, octets } },
    linkVersion,
  );
  const decoded = decodeCell(cell, linkVersion);
  return decoded.ok ? decoded.value.body : undefined;
}

export function sendBody(channel: CellChannel, circuitId: number, body: CellBody): void {
  const { linkVersion } = channel;
  const cell = encodeCell({ circid: 0, body }, linkVersion);
  const kind = command(cell, 0, linkVersion);
  channel.send(circuitId, kind, cell, bodyStart(cell, 0, linkVersion), cell.length);
}

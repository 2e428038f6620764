/**
 * What ICMP says of a segment of ours: RFC 9293 §3.9.2.2, RFC 5927. Only what quotes a sequence
 * number that is under way is believed; a hard error ends a connection only while it opens.
 */
import type { Arrival } from '../../network/arrival.ts';
import type { NetworkFault } from '../../network/network.ts';
import {
  destinationPort,
  sequenceNumber,
  sourcePort,
} from '../../../generated/transport/tcp.wire.ts';
import { onUnreachable } from '../../../generated/transport/tcp-connection.machine.ts';
import type { Connection } from './connection.ts';
import type { Shared } from './shared.ts';
import type { ConnectionTable } from '../../base/connection-table.ts';

/** RFC 792: the ports and the sequence number, at least. */
export const QUOTED_OCTETS_MIN = 8;

export function icmpError(
  table: ConnectionTable<Connection>,
  shared: Shared,
  quoted: Arrival,
  fault: NetworkFault,
): void {
  const { octets: b, payload: o, end, source, destination, addressOctets } = quoted;
  const { counters } = shared;
  const connection =
    end - o < QUOTED_OCTETS_MIN
      ? undefined
      : table.find(b, source, sourcePort(b, o), destination, destinationPort(b, o), addressOctets);
  if (connection === undefined || !isUnderWay(connection, sequenceNumber(b, o))) {
    counters.icmpNotOurs++;
    return;
  }
  if (fault === 'EMSGSIZE') connection.pathChanged();
  else {
    connection.softFault = fault;
    connection.run('Unreachable', onUnreachable);
  }
  shared.touch(connection);
  // Who finds no neighbour says so from a timer, when no batch will be over.
  connection.settle();
}

/** RFC 5927 §4.1 */
function isUnderWay(connection: Connection, sequence: number): boolean {
  const { sndUna, sndNxt } = connection;
  return ((sequence - sndUna) | 0) >= 0 && ((sequence - sndNxt) | 0) < 0;
}

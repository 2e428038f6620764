/** Whether a connection went as it should: all is equal, or it ended by an error that is clean. */
import type { TcpFault } from '../../../runtime/transport/tcp/user.ts';
import type { Scenario } from './plan.ts';
import type { Side } from './side.ts';

export type Ending = 'equal' | 'aborted' | 'gave up';

export interface Verdict {
  readonly ending: Ending;
  readonly mistakes: readonly string[];
}

/** How a connection may end that somebody has aborted, and one that has lost too much. */
const AFTER_ABORT: readonly (TcpFault | undefined)[] = ['ECONNABORTED', 'ECONNRESET', 'ETIMEDOUT'];
const AFTER_LOSS: readonly (TcpFault | undefined)[] = ['ETIMEDOUT', 'ECONNRESET'];

export function judge(scenario: Scenario, client: Side, server: Side | undefined): Verdict {
  const sides = server === undefined ? [client] : [client, server];
  const mistakes = [
    ...(server === undefined
      ? []
      : [...compare('client', server, client), ...compare('server', client, server)]),
    ...sides.flatMap(({ connection }) => {
      const kept = connection?.unacknowledged ?? 0;
      return kept > 0 ? [`${kept} octets wait to be sent when all is over`] : [];
    }),
  ];
  if (isEqual(client, server)) return { ending: 'equal', mistakes };
  const hasAborted = sides.some((side) => side.hasAborted);
  const allowed = hasAborted ? AFTER_ABORT : scenario.mustComplete ? [] : AFTER_LOSS;
  for (const side of sides) {
    const name = side === client ? 'client' : 'server';
    const { fault, hasHeardAll, heard } = side;
    const isClean = fault === undefined ? hasHeardAll || side.hasAborted : allowed.includes(fault);
    if (!isClean)
      mistakes.push(`the ${name} ends by ${fault ?? 'no fault'}, ${heard} octets heard`);
  }
  if (server === undefined && scenario.mustComplete) mistakes.push('nobody answered');
  return { ending: hasAborted ? 'aborted' : 'gave up', mistakes };
}

function isEqual(client: Side, server: Side | undefined): boolean {
  if (server === undefined) return false;
  return client.hasHeardAll && server.hasHeardAll && !client.hasAborted && !server.hasAborted;
}

/** What `to` has heard of `from`. */
function compare(name: string, from: Side, to: Side): string[] {
  const mistakes: string[] = [];
  if (to.wrongAt !== undefined)
    mistakes.push(`octet ${to.wrongAt} that the ${name} heard is wrong`);
  if (to.heard > from.sent) mistakes.push(`the ${name} heard ${to.heard} of ${from.sent} octets`);
  if (!to.hasHeardAll) return mistakes;
  // close() without all being written is a FIN all the same.
  const expected = from.hasAborted ? from.sent : from.plan.octets;
  if (to.heard !== expected) {
    mistakes.push(`the ${name} heard FIN after ${to.heard} of ${expected} octets`);
  } else if (`${to.heardDigest}` !== `${from.sentDigest}`) {
    mistakes.push(`what the ${name} heard has another SHA-256 than what was sent`);
  }
  return mistakes;
}

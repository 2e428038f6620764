/** The firewall of the daemon, or one line that says what is missing. */
import type { Firewall } from '../../runtime/firewall.ts';
import { RuleFault } from '../../runtime/firewall.ts';
import { NET_ADMIN } from '../../runtime/sockets.ts';
import { Failure, UsageError } from '../failure.ts';
import type { Terminal } from '../terminal.ts';

export function needFirewall({ surroundings }: Terminal): Firewall {
  const { site } = surroundings;
  if (site === undefined) throw new Failure('no daemon runs: nonos up begins one');
  if (!site.process.has(NET_ADMIN)) {
    throw new Failure('Operation not permitted: it needs NET_ADMIN');
  }
  // A daemon that has none gets one: it is on from the beginning where nobody says otherwise.
  return site.place.stack.enableFirewall();
}

/** What `read` answers; a rule that is wrong is the user's mistake. */
export function understood<Value>(command: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RuleFault) throw new UsageError(`${command}: ${error.message}`);
    if (error instanceof RangeError) throw new Failure(`${command}: ${error.message}`);
    throw error;
  }
}

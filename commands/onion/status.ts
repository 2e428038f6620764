/** `nonos onion status`: how far it is, by whom it goes, and how that does. */
import type { OnionStatus } from '../../runtime/onion.ts';
import { defineCommand, jsonOption } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { showAgain } from '../repeating.ts';
import { circuitLine } from './lines.ts';
import { needOnion } from './need.ts';

const WATCH_MS = 1000;
/** Of names in front of lines. */
const NAME_COLUMNS = 14;

export const command = defineCommand({
  examples: [
    { line: 'nonos onion status', description: 'Guards, circuits, and the age of the consensus' },
    { line: 'nonos onion status --watch', description: 'The same every second, until interrupted' },
  ],
  positionals: [],
  options: {
    watch: { type: 'boolean', description: 'Again every second' },
    json: jsonOption,
  },
  async run({ options }, terminal) {
    const { onion } = needOnion(terminal);
    const { socksPort, statePath, loadFaults } = onion;
    const show = (): void => {
      const { saveFault } = onion;
      const status = onion.service.status();
      if (options.json)
        terminal.printJson({ ...status, socksPort, statePath, loadFaults, saveFault });
      else print(status, { socksPort, statePath, loadFaults, saveFault }, terminal);
    };
    const { onInterrupt } = terminal.surroundings;
    const times = options.watch ? undefined : 1;
    await showAgain({ everyMs: WATCH_MS, times, onInterrupt, show }, terminal);
    return 0;
  },
});

interface Where {
  readonly socksPort: number | undefined;
  readonly statePath: string | undefined;
  readonly loadFaults: readonly string[];
  readonly saveFault: string | undefined;
}

function print(
  status: OnionStatus,
  { socksPort, statePath, loadFaults, saveFault }: Where,
  terminal: Terminal,
): void {
  const { percent, phase, guards, circuits, consensus, lastFailure } = status;
  const line = (name: string, text: string): void =>
    terminal.print(`${name.padEnd(NAME_COLUMNS)}${text}`);
  line('bootstrap', `${percent} %, ${phase}`);
  if (socksPort !== undefined) line('SOCKS5', `port ${socksPort}`);
  line('kept', statePath ?? 'nothing: guards and directory are in memory alone');
  for (const fault of loadFaults) line('not read', fault);
  if (saveFault !== undefined) line('not kept', saveFault);
  for (const { nickname, address, state } of guards) {
    line('guard', `${nickname} at ${address}, ${state.toLowerCase()}`);
  }
  if (consensus !== undefined) {
    const { ageSeconds, relays, microdescriptors, validUntil } = consensus;
    const known = `${relays} relays, ${microdescriptors} of them known`;
    line('consensus', `${ageSeconds} s old, until ${validUntil}; ${known}`);
  }
  for (const circuit of circuits) line('circuit', circuitLine(circuit));
  if (lastFailure !== undefined) line('last failure', lastFailure);
}

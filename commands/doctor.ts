/** `nonos doctor`: what is well and what is not, and what to do about it. */
import type { Check } from './doctor/check.ts';
import { ok, warn } from './doctor/check.ts';
import { machineChecks } from './doctor/machine.ts';
import { namesCheck } from './doctor/names.ts';
import { networkChecks } from './doctor/network.ts';
import { defineCommand, jsonOption } from './command.ts';
import { openNetwork } from './network/open.ts';
import { networkOptions } from './network/options.ts';
import type { Terminal } from './terminal.ts';

const STYLES = { ok: 'green', warn: 'yellow', fail: 'red' } as const;

export const command = defineCommand({
  examples: [
    { line: 'nonos doctor', description: 'This machine, and the network of the daemon' },
    { line: 'nonos doctor --json', description: 'The same for a program' },
  ],
  positionals: [],
  options: { ...networkOptions, json: jsonOption },
  async run({ options }, terminal) {
    const network = await openNetwork(options, terminal);
    try {
      const checks = [
        ...machineChecks(),
        daemonCheck(terminal),
        ...(await networkChecks(network.stack)),
        await namesCheck(network.names),
        ...onionChecks(terminal),
      ];
      if (options.json) terminal.printJson({ checks });
      else print(checks, terminal);
      return checks.some(({ state }) => state === 'fail') ? 1 : 0;
    } finally {
      network.close();
    }
  },
});

function daemonCheck({ surroundings: { site } }: Terminal): Check {
  return site === undefined
    ? warn('daemon', 'none runs', 'nonos up begins one; without it each command is on its own')
    : ok('daemon', site.place.description);
}

function onionChecks({ surroundings: { site } }: Terminal): readonly Check[] {
  const status = site?.place.onion?.service.status();
  if (status === undefined) return [];
  const { percent, phase, lastFailure } = status;
  const found = `${percent} %, ${phase}`;
  if (percent === 100) return [ok('onion', found)];
  return [warn('onion', `${found}; ${lastFailure ?? 'nothing failed'}`, 'nonos onion status')];
}

function print(checks: readonly Check[], terminal: Terminal): void {
  const width = Math.max(...checks.map(({ name }) => name.length));
  for (const { name, state, found, remedy } of checks) {
    const mark = terminal.style(STYLES[state], state.padEnd(5));
    const what = remedy === undefined ? found : `${found}; ${remedy}`;
    terminal.print(`${mark}${name.padEnd(width)}  ${what}`);
  }
}

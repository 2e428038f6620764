/** `nonos dhcp`: gets an address from a server, or more time for the one that is there. */
import { defineCommand, jsonOption } from './command.ts';
import type { DhcpClient } from '../runtime/dhcp.ts';
import { dhcpLines } from './dhcp/clients.ts';
import type { DhcpClients } from './dhcp/clients.ts';
import { openDhcp } from './dhcp/open.ts';
import { Failure } from './failure.ts';
import { needCapability } from './network/open.ts';
import { networkOptions, numberOf } from './network/options.ts';
import type { Terminal } from './terminal.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos dhcp eth0', description: 'Get an address for eth0, or renew it' },
    { line: 'nonos dhcp status', description: 'Show what is leased' },
    { line: 'nonos dhcp release eth0', description: 'Give it back' },
  ],
  positionals: [{ name: 'INTERFACE', description: 'For which one' }],
  options: {
    as: networkOptions.as,
    caps: networkOptions.caps,
    hostname: {
      type: 'string',
      value: 'NAME',
      description: 'Tell the server this name; else it is told none',
    },
    timeout: {
      type: 'string',
      value: 'SECONDS',
      description: 'How long to wait for a server',
      default: '30',
    },
    background: {
      type: 'boolean',
      description: 'In the daemon: go on asking when nobody has answered in time',
    },
    json: jsonOption,
  },
  async run({ positionals: [name], options }, terminal) {
    const seconds = numberOf('--timeout', options.timeout, { isWhole: false })!;
    const { network, clients } = await openDhcp(options.as, terminal);
    try {
      needCapability(network, 'NET_ADMIN');
      const on = clients.interface(name);
      const wasRunning = clients.find(on) !== undefined;
      const client = clients.client(on, options.hostname);
      const before = client.lease;
      if (before !== undefined) client.renew();
      else if (!client.start()) throw new Failure(`${name}: another program has the port of DHCP`);
      const isDone = await waited(
        { client, clients, isDone: () => client.lease !== undefined && client.lease !== before },
        { ms: seconds * 1000, onInterrupt: network.onInterrupt },
        terminal,
      );
      if (!isDone && options.background) {
        terminal.complain(`${name}: ${problemOf(client)}; it goes on asking`);
        return 0;
      }
      if (!isDone) {
        const problem = problemOf(client);
        if (!wasRunning) client.stop();
        throw new Failure(`${name}: ${problem} within ${seconds} s`);
      }
      const row = clients.rows().find((one) => one.interface === name)!;
      if (options.json) terminal.printJson(row);
      else for (const line of dhcpLines(row)) terminal.print(line);
      return 0;
    } finally {
      network.close();
    }
  },
});

interface Awaited {
  readonly client: DhcpClient;
  readonly clients: DhcpClients;
  isDone(): boolean;
}

interface Bounds {
  readonly ms: number;
  onInterrupt(interrupted: () => void): void;
}

/** Whether it is done before the time is over, or the user has had enough. */
function waited(
  { client, clients, isDone }: Awaited,
  { ms, onInterrupt }: Bounds,
  terminal: Terminal,
): Promise<boolean> {
  return new Promise((settle) => {
    const over = (): void => {
      clearTimeout(timer);
      quiet();
      terminal.progress('');
      settle(isDone());
    };
    const look = (): void => {
      if (isDone()) over();
      else terminal.progress(`${client.on.name}: ${client.stateName.toLowerCase()} …`);
    };
    const timer = setTimeout(over, ms);
    const quiet = clients.watch(look);
    onInterrupt(over);
    look();
  });
}

function problemOf({ stateName, counters, hearing }: DhcpClient): string {
  if (counters.declined > 0) return 'every address offered was in use';
  if (hearing.counters.refusals > 0) return 'the server refuses';
  return stateName === 'Requesting' ? 'the server has not agreed' : 'no server has answered';
}

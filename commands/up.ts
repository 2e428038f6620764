/**
 * `nonos up`: the daemon, in the background unless it is to stay. Whoever begins one waits for it,
 * and loads nothing of what it runs.
 */
import { defineCommand, jsonOption } from './command.ts';
import { reach, socketPath } from './daemon/address.ts';
import { begin } from './daemon/begin.ts';
import { wishesOf } from './daemon/wishes.ts';
import { Failure } from './failure.ts';
import { networkOptions } from './network/options.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos up', description: 'Be alice in an internet of its own; no root needed' },
    {
      line: 'nonos up --tap net0 --address 192.0.2.2/24 --gateway 192.0.2.1',
      description: 'As root: a host behind the TAP net0 of this machine',
    },
    { line: 'nonos up --tap net0 --dhcp', description: 'There, as a server says' },
    {
      line: 'nonos up --config home.json',
      description: 'As that file says: docs/commands/config.md',
    },
    { line: 'nonos up --lab home.lab --as bob', description: 'Be bob in a laboratory' },
    {
      line: 'nonos up --socks 1080 --http-proxy 8080',
      description: 'Let programs in: curl -x socks5h://127.0.0.1:1080 http://www/',
    },
  ],
  positionals: [],
  options: {
    tap: { type: 'string', value: 'NAME', description: 'A TAP of this machine, or NAME@NAMESPACE' },
    device: { type: 'string', value: 'DEVICE', description: 'tap:NAME or macvtap:PATH' },
    address: networkOptions.address,
    gateway: networkOptions.gateway,
    dhcp: { type: 'boolean', description: 'Get an address from a server; --address is not needed' },
    lab: { type: 'string', value: 'FILE', description: 'A laboratory, whose time is ours' },
    as: { type: 'string', value: 'HOST', description: 'Who to be there; else alice' },
    config: {
      type: 'string',
      value: 'FILE',
      description: 'As a file of JSON says: docs/commands/config.md has its words',
    },
    socks: {
      type: 'string',
      value: '[HOST:]PORT',
      description: 'A SOCKS5 port of this machine, for other programs; 0 for any that is free',
    },
    'http-proxy': {
      type: 'string',
      value: '[HOST:]PORT',
      description: 'The same for programs that know HTTP proxies',
    },
    metrics: {
      type: 'string',
      value: '[HOST:]PORT',
      description: 'Serve counters there, for Prometheus; on 127.0.0.1 unless it says where',
    },
    foreground: { type: 'boolean', description: 'Stay, and say what happens, until interrupted' },
    json: jsonOption,
  },
  async run({ options }, terminal) {
    const wishes = await wishesOf(options);
    const path = socketPath();
    const running = await reach(path);
    if (running !== undefined) {
      const { whoIsThere } = await import('./daemon/client.ts');
      const { network, pid } = await whoIsThere(running);
      throw new Failure(
        `a daemon runs already: ${network} (process ${pid}, ${path}); nonos down ends it`,
      );
    }
    if (options.foreground) {
      const { stay } = await import('./daemon/stay.ts');
      return stay(path, wishes, terminal);
    }
    const { pid, network, said } = await begin(process.argv.slice(2));
    if (options.json) terminal.printJson({ socket: path, pid, network });
    else {
      for (const line of said) terminal.complain(line);
      terminal.complain(`up: ${network} (process ${pid}, ${path})`);
    }
    return 0;
  },
});

/** `nonos ssh`: a command, or a shell, of another host, as ssh(1). */
import type { Server } from 'node:net';

import { defineCommand, jsonOption } from './command.ts';
import { Failure, UsageError } from './failure.ts';
import { Collected } from './network/collected.ts';
import { openNetwork } from './network/open.ts';
import { forward, parseForward } from './ssh/forward.ts';
import { login, SSH_FAILED, talkOf } from './ssh/login.ts';
import { loginOf, loginOptions } from './ssh/options.ts';
import { runSession } from './ssh/session.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos ssh guest@www hostname', description: 'A host of the internet in here' },
    { line: 'nonos ssh -i key me@192.0.2.1', description: 'A shell there; ~. hangs up' },
    {
      line: 'nonos ssh -N -L 8080:localhost:80 me@192.0.2.1',
      description: 'A port here that is one of theirs',
    },
  ],
  positionals: [
    { name: 'DESTINATION', description: '[USER@]HOST' },
    {
      name: 'COMMAND',
      description: 'To run there; else a shell',
      optional: true,
      repeated: true,
      isTheirs: true,
    },
  ],
  options: {
    port: { type: 'string', short: 'p', value: 'PORT', description: 'Instead of 22' },
    login: { type: 'string', short: 'l', value: 'USER', description: 'Who to be there' },
    forward: {
      type: 'string',
      short: 'L',
      value: '[HOST:]PORT:HOST:PORT',
      description: 'A port of this machine, from which it goes on there; may be given again',
      multiple: true,
    },
    'no-command': { type: 'boolean', short: 'N', description: 'Run nothing: for -L' },
    'no-input': { type: 'boolean', short: 'n', description: 'Read nothing' },
    terminal: { type: 'boolean', short: 't', description: 'A terminal for a command, too' },
    'no-terminal': { type: 'boolean', short: 'T', description: 'No terminal for a shell' },
    ...loginOptions,
    json: jsonOption,
  },
  async run({ positionals: [destination, ...words], options }, terminal) {
    const { surroundings } = terminal;
    const asked = loginOf(destination, options, surroundings.environment);
    const forwards = options.forward.map(parseForward);
    if (options.terminal && options['no-terminal']) {
      throw new UsageError('-t and -T are not both possible');
    }
    const network = await openNetwork(options, terminal);
    const talk = talkOf(network, terminal, options);
    const { keyboard } = talk;
    const collected = new Collected();
    const ports: Server[] = [];
    try {
      const client = await login(asked, talk);
      network.onInterrupt(() => client.end());
      try {
        for (const one of forwards) ports.push(await forward(client, one, talk.complain));
        const isShell = words.length === 0;
        const wantsTerminal = (isShell && !options['no-terminal']) || options.terminal;
        const status = options['no-command']
          ? await new Promise<number>((over) => client.once('close', () => over(SSH_FAILED)))
          : await runSession(
              client,
              {
                command: words.join(' '),
                hasTerminal: wantsTerminal && keyboard.isTerminal,
                readsInput: !options['no-input'],
                write: (octets) =>
                  options.json ? collected.write(octets) : terminal.writeOctets(octets),
                writeError: (octets) => void surroundings.errors.write(octets),
              },
              talk,
            );
        const octets = collected.octets;
        if (options.json) terminal.printJson({ status, octets, ...collected.json() });
        return status;
      } finally {
        client.end();
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { message } = error;
      const kind = 'failure';
      if (options.json) terminal.printJson({ error: { kind, code: SSH_FAILED, message } });
      talk.complain(`ssh: ${message}`);
      return SSH_FAILED;
    } finally {
      for (const port of ports) port.close();
      keyboard.close();
      network.close();
    }
  },
});

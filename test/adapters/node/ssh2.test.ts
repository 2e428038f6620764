import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import ssh2 from 'ssh2';
import type { ClientChannel, Connection, ServerChannel } from 'ssh2';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { StackServer } from '../../../adapters/node/index.ts';
import { leftOpen, newModules, next, portOf, readAll } from './modules.ts';

const shells = suite('ssh2 over our sockets');
const { net, stack, close } = newModules();
shells.after(close);

const hostKeys = [readFileSync('test/adapters/node/keys/ssh-host-key.pem', 'utf8')];

type Command = (command: string, channel: ServerChannel) => void;

/** A server that lets one user in, and runs what it is told. */
async function serve(run: Command): Promise<StackServer> {
  const welcome = (connection: Connection): void => {
    connection.on('error', () => {});
    connection.on('authentication', (asked) => {
      if (asked.method === 'password' && asked.password === 'open sesame') asked.accept();
      else asked.reject();
    });
    connection.on('session', (accept) => {
      accept().on('exec', (start, _reject, { command }) => run(command, start()));
    });
  };
  const server = new ssh2.Server({ hostKeys }, welcome);
  const listening = net
    .createServer((socket) => server.injectSocket(socket as unknown as Socket))
    .listen(0);
  await next(listening, 'listening');
  return listening;
}

async function login(
  server: StackServer,
  password: string,
): Promise<InstanceType<typeof ssh2.Client>> {
  const client = new ssh2.Client();
  const sock = net.connect(portOf(server), 'localhost');
  client.connect({ sock, username: 'somebody', password });
  await next(client, 'ready');
  return client;
}

interface Running {
  readonly channel: ClientChannel;
  readonly status: Promise<unknown>;
}

/** What the command says may come with the word that it runs: its status is waited for at once. */
function exec(client: InstanceType<typeof ssh2.Client>, command: string): Promise<Running> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) return reject(error);
      const status = new Promise((told) => channel.once('exit', told));
      resolve({ channel, status });
    });
  });
}

async function end(server: StackServer): Promise<void> {
  server.close();
  await next(server, 'close');
}

shells('run a command, and hear what it says', async () => {
  const server = await serve((command, channel) => {
    channel.write(`you said ${command}`);
    channel.exit(7);
    channel.end();
  });
  const client = await login(server, 'open sesame');
  const { channel, status } = await exec(client, 'uname -a');
  assert.is(String(await readAll(channel)), 'you said uname -a');
  assert.is(await status, 7);
  client.end();
  await end(server);
});

shells('carry megabytes both ways, unharmed', async () => {
  const server = await serve((_command, channel) => channel.pipe(channel));
  const client = await login(server, 'open sesame');
  const { channel } = await exec(client, 'cat');
  const data = randomBytes(5_000_000);
  const got = readAll(channel);
  channel.end(data);
  const hash = (octets: Buffer): string => createHash('sha256').update(octets).digest('hex');
  assert.is(hash(await got), hash(data));
  client.end();
  await end(server);
});

shells('let nobody in who should not be', async () => {
  const server = await serve(() => {});
  const error = await login(server, 'wrong').catch((reason: Error) => reason);
  assert.match((error as Error).message, /authentication methods failed/);
  await end(server);
});

shells('leave nothing open', async () => {
  assert.is(await leftOpen(stack), 0);
});

shells.run();

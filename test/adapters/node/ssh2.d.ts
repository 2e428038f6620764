/** As much of ssh2 as a test needs: its own types want another version of Node's. */
declare module 'ssh2' {
  import type { EventEmitter } from 'node:events';
  import type { Duplex, Readable } from 'node:stream';

  interface Channel extends Duplex {
    readonly stderr: Readable;
    exit(status: number): void;
  }

  interface Session extends EventEmitter {
    on(
      event: 'exec',
      listener: (accept: () => Channel, reject: () => void, info: { command: string }) => void,
    ): this;
  }

  interface ServerConnection extends EventEmitter {
    on(event: 'authentication', listener: (context: Authentication) => void): this;
    on(event: 'session', listener: (accept: () => Session) => void): this;
    on(event: 'ready' | 'close', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }

  interface Authentication {
    readonly method: string;
    readonly username: string;
    readonly password: string;
    accept(): void;
    reject(): void;
  }

  interface ConnectOptions {
    readonly sock: Duplex;
    readonly username: string;
    readonly password: string;
  }

  interface ServerOptions {
    readonly hostKeys: readonly string[];
  }

  class Client extends EventEmitter {
    connect(options: ConnectOptions): this;
    exec(command: string, then: (error: Error | undefined, channel: Channel) => void): this;
    end(): this;
  }

  class Server extends EventEmitter {
    constructor(options: ServerOptions, connected: (connection: ServerConnection) => void);
    injectSocket(socket: Duplex): void;
  }

  const ssh2: { readonly Client: typeof Client; readonly Server: typeof Server };
  export type { Channel, ServerConnection };
  export default ssh2;
}

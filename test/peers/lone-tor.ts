/**
 * One C tor on the loopback interface, as a relay that knows no network, or as a client that knows
 * one bridge: enough to open channels and circuits of one hop. Its keys are read from its files.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_SECONDS_MAX = 60;
const LOOK_MS = 50;

/** Of files that hold keys: a line that says what is in them, filled up. */
const TAG_OCTETS = 32;
const KEY_OCTETS = 32;

/** An authority that nobody ever hears of. */
const NOBODY = `nobody orport=1 v3ident=${'0'.repeat(40)} 127.0.0.1:1 ${'1'.repeat(40)}`;

export class LoneTor {
  readonly port: number;
  output = '';
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(port: number, folder: string, words: readonly string[]) {
    this.port = port;
    this.#folder = folder;
    this.#process = spawn('tor', [...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout!, this.#process.stderr!]) {
      stream.on('data', (data: Buffer) => (this.output += data.toString()));
    }
  }

  static async relay(): Promise<LoneTor> {
    const port = await freePort();
    const tor = LoneTor.#start(port, [
      ['--ORPort', `127.0.0.1:${port}`],
      ['--Nickname', 'lone'],
      ['--Address', '127.0.0.1'],
      ['--SocksPort', '0'],
      ['--AssumeReachable', '1'],
      ['--PublishServerDescriptor', '0'],
      ['--ExitRelay', '0'],
    ]);
    await tor.until(() => existsSync(join(tor.#folder, 'keys', 'secret_onion_key_ntor')));
    await tor.until(() => tor.output.includes('Bootstrapped 0%'));
    return tor;
  }

  /** `fingerprint` in hexadecimal, as bridge lines have it. */
  static client(bridgePort: number, fingerprint: string): LoneTor {
    return LoneTor.#start(0, [
      ['--UseBridges', '1'],
      ['--Bridge', `127.0.0.1:${bridgePort} ${fingerprint}`],
      ['--SocksPort', 'auto'],
    ]);
  }

  static #start(port: number, settings: readonly (readonly string[])[]): LoneTor {
    const folder = mkdtempSync(join(tmpdir(), 'nonos-lone-tor-'));
    return new LoneTor(port, folder, [
      ...['--ignore-missing-torrc', '-f', join(folder, 'torrc'), '--DataDirectory', folder],
      ...['--TestingTorNetwork', '1', '--DirAuthority', NOBODY, '--Log', 'info stdout'],
      ...settings.flat(),
    ]);
  }

  async until(isSo: () => boolean): Promise<void> {
    const end = Date.now() + READY_SECONDS_MAX * 1000;
    while (!isSo()) {
      if (Date.now() > end) throw new Error(`tor is not ready:\n${this.output.slice(-2000)}`);
      await sleep(LOOK_MS);
    }
  }

  get rsaIdentity(): Uint8Array {
    const [, fingerprint] = readFileSync(join(this.#folder, 'fingerprint'), 'utf8').split(/\s/);
    return new Uint8Array(Buffer.from(fingerprint, 'hex'));
  }

  get ed25519Identity(): Uint8Array {
    return this.#key('ed25519_master_id_public_key', TAG_OCTETS);
  }

  get ntorKey(): Uint8Array {
    return this.#key('secret_onion_key_ntor', TAG_OCTETS + KEY_OCTETS);
  }

  #key(file: string, at: number): Uint8Array {
    const octets = readFileSync(join(this.#folder, 'keys', file));
    return new Uint8Array(octets.subarray(at, at + KEY_OCTETS));
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolve) => this.#process.once('exit', resolve));
      this.#process.kill('SIGKILL');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

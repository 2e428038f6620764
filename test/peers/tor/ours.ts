/** A client of ours in a network of C tors: what the tests of it have in common. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

import { createNodeModules } from '../../../adapters/node/index.ts';
import { createNodeOnionCrypto } from '../../../adapters/node/onion-crypto.ts';
import { createNodeInflater } from '../../../adapters/node/onion-inflater.ts';
import { createLinkDialer } from '../../../adapters/node/onion-links.ts';
import type { LinkNet } from '../../../adapters/node/onion-links.ts';
import { systemRandom } from '../../../drivers/system/random.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { fromBase64, fromHex } from '../../../runtime/base/base64.ts';
import type { ClientConnection } from '../../../runtime/onion/circuits/connection.ts';
import type { Authority } from '../../../runtime/onion/directory/authority.ts';
import { OnionService } from '../../../runtime/onion/service.ts';
import type { OnionServiceOptions } from '../../../runtime/onion/service.ts';
import type { TcpConnection, TcpFault } from '../../../runtime/transport/tcp/user.ts';
import { IPV4, IPV6, startHost } from '../host.ts';
import type { Host } from '../host.ts';
import { TorNetwork } from './network.ts';
import type { TorNetworkOptions } from './network.ts';

const READY_SECONDS_MAX = 60;
/** More than all attempts to begin a stream take. */
const STALLED_SECONDS = 90;
const READ_OCTETS = 1 << 18;
const LOOK_MS = 20;

export interface Ground {
  readonly host: Host;
  readonly network: TorNetwork;
  stop(): Promise<void>;
}

/** A stack on a TAP, and C tors at the other end of it. */
export async function startGround(
  label: string,
  options: Partial<TorNetworkOptions> = {},
): Promise<Ground> {
  const host = await startHost(label);
  const at = { address: IPV4.linux, address6: IPV6.linux };
  const network = await TorNetwork.start(host.namespace, { ...at, ...options });
  const stop = async (): Promise<void> => {
    await network.stop();
    host.close();
  };
  return { host, network, stop };
}

export function authoritiesOf({ nodes, identities, address }: TorNetwork): readonly Authority[] {
  return nodes.flatMap(({ name, kind, orPort }) => {
    if (kind !== 'authority') return [];
    const { rsa, ed25519, v3 } = identities.get(name)!;
    const place = { address: addressOf(address), port: orPort };
    const who = { rsaIdentity: fromHex(rsa)!, ed25519Identity: fromBase64(ed25519)! };
    return [{ nickname: name, v3Identity: v3!, ...who, place }];
  });
}

/** It has not begun. */
export function makeService(
  { host, network }: Ground,
  options: Partial<OnionServiceOptions> = {},
): OnionService {
  const { net } = createNodeModules(host.stack.socketsBeneath());
  return new OnionService({
    timers: host.timers,
    random: systemRandom(),
    crypto: createNodeOnionCrypto(),
    dialer: createLinkDialer(net as unknown as LinkNet),
    unixSeconds: () => Date.now() / 1000,
    authorities: authoritiesOf(network),
    inflater: createNodeInflater(),
    enforceDistinctSubnets: false,
    ...options,
  });
}

/** It has a circuit. */
export async function startService(
  ground: Ground,
  options: Partial<OnionServiceOptions> = {},
  state?: string,
): Promise<OnionService> {
  const service = makeService(ground, options);
  if (state !== undefined) service.load(state);
  service.start();
  await service.ready(AbortSignal.timeout(READY_SECONDS_MAX * 1000));
  await served(service);
  return service;
}

/** Exits refuse streams by relays that they do not know yet: in a new network, a while. */
export async function served(service: OnionService): Promise<void> {
  const end = Date.now() + READY_SECONDS_MAX * 1000;
  for (;;) {
    try {
      return await ask(service, '/hello');
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await sleep(500);
  }
}

export interface Asking {
  readonly host?: string;
  readonly isolation?: string;
  /** What is sent behind the head of the request: some octets, so many times. */
  readonly body?: Uint8Array;
  readonly times?: number;
  /** Hears of each part of the answer, its head included. */
  readonly heard?: (part: Uint8Array) => void;
  /** Hears when the stream is there. */
  readonly opened?: (connection: TcpConnection) => void;
}

/** What ended a stream before its time. */
export class StreamFault extends Error {
  readonly code: TcpFault;

  constructor(code: TcpFault, details: string) {
    super(`${code}: ${details}`);
    this.code = code;
  }
}

/** Asks for a page, to the end of the answer; rejected with a StreamFault. */
export function ask(service: OnionService, page: string, asking: Asking = {}): Promise<void> {
  const { host = 'web.lab', isolation, body, times = body === undefined ? 0 : 1 } = asking;
  const size = times * (body?.length ?? 0);
  const verb = size > 0 ? 'POST' : 'GET';
  const head = `${verb} ${page} HTTP/1.0\r\nHost: lab\r\nContent-Length: ${size}\r\n\r\n`;
  const rest: { octets: Uint8Array; from: number; times: number } = {
    octets: Buffer.from(head),
    from: 0,
    times,
  };
  const b = new Uint8Array(READ_OCTETS);
  return new Promise((resolve, reject) => {
    const stalled = setTimeout(() => {
      const circuits = inspect(service.client.circuits(), { depth: 4 });
      reject(new Error(`${page}: nothing came in ${STALLED_SECONDS} s: ${circuits}`));
      connection.abort();
    }, STALLED_SECONDS * 1000);
    const write = (): void => {
      stalled.refresh();
      for (;;) {
        rest.from += connection.write(rest.octets.subarray(rest.from));
        if (rest.from < rest.octets.length) return;
        if (rest.times-- === 0) return;
        rest.octets = body!;
        rest.from = 0;
      }
    };
    const connection = service.connect(
      { host, port: 80, isolation },
      {
        established() {
          asking.opened?.(connection);
          write();
        },
        readable() {
          stalled.refresh();
          while (connection.readable > 0) {
            const count = connection.read(b, 0, b.length);
            asking.heard?.(b.subarray(0, count));
          }
          if (connection.isPeerClosed) connection.close();
        },
        writable: write,
        closed(fault) {
          clearTimeout(stalled);
          if (fault === undefined) return resolve();
          const { endReason, why, attempts } = connection as ClientConnection;
          const details = `END ${endReason}, ${why}, at attempt ${attempts}`;
          reject(new StreamFault(fault, details));
        },
      },
    );
  });
}

/** What a page says, without its head. */
export async function pageOf(
  service: OnionService,
  page: string,
  asking: Asking = {},
): Promise<string> {
  const parts: Buffer[] = [];
  await ask(service, page, { ...asking, heard: (part) => void parts.push(Buffer.from(part)) });
  const all = Buffer.concat(parts).toString('latin1');
  return all.slice(all.indexOf('\r\n\r\n') + 4);
}

/** Of a page that may be larger than what one wants to keep: its octets, and their SHA-256. */
export class BodyDigest {
  octets = 0;
  readonly #hash = createHash('sha256');
  #head: Buffer | undefined = Buffer.alloc(0);

  heard(part: Uint8Array): void {
    let body = part;
    if (this.#head !== undefined) {
      this.#head = Buffer.concat([this.#head, part]);
      const end = this.#head.indexOf('\r\n\r\n');
      if (end < 0) return;
      body = this.#head.subarray(end + 4);
      this.#head = undefined;
    }
    this.octets += body.length;
    this.#hash.update(body);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

/** Waits for something to be so. */
export async function until(isSo: () => boolean, what: string, secondsMax = 30): Promise<void> {
  const end = Date.now() + secondsMax * 1000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`after ${secondsMax} s, not so: ${what}`);
    await sleep(LOOK_MS);
  }
}

/** Onion routing in the daemon: begun by `enable`, ended by `disable`, or with the daemon. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';

import { createNodeModules } from '../../adapters/node/index.ts';
import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { createNodeInflater } from '../../adapters/node/onion-inflater.ts';
import { createLinkDialer } from '../../adapters/node/onion-links.ts';
import type { LinkNet } from '../../adapters/node/onion-links.ts';
import { Socks5Server } from '../../adapters/node/proxy/socks5.ts';
import { OnionGate, OnionService } from '../../runtime/onion.ts';
import type { Authority, Isolation, LinkDialer, RelayTarget } from '../../runtime/onion.ts';
import { routeThroughOnion } from '../../runtime/onion-overlay.ts';
import type { OnionRoute } from '../../runtime/onion-overlay.ts';
import type { Stack } from '../../runtime/stack.ts';
import { Failure } from '../failure.ts';

/** A name that only the owner of a file may read: it tells who the guards are. */
const OWNER_ONLY = 0o600;
const SAVE_MS = 60_000;

export interface OnionPlaceOptions {
  readonly stack: Stack;
  readonly authorities: readonly Authority[];
  /** Relays that are asked for a first directory before the authorities are. */
  readonly fallbacks?: readonly RelayTarget[] | undefined;
  /** Undefined: TLS over the stack's own TCP. */
  readonly dialer?: LinkDialer | undefined;
  readonly unixSeconds?: (() => number) | undefined;
  readonly socks: { readonly host: string; readonly port: number } | undefined;
  readonly statePath: string | undefined;
  readonly enforceDistinctSubnets: boolean;
  readonly versions: readonly number[] | undefined;
  readonly isolate?: readonly Isolation[] | undefined;
}

export class OnionPlace {
  readonly service: OnionService;
  readonly statePath: string | undefined;
  /** What of the state that was kept could not be read. */
  readonly loadFaults: readonly string[];
  /** Why the state was not kept, the last time; undefined while it is. */
  saveFault: string | undefined;
  readonly #route: OnionRoute;
  readonly #saving: NodeJS.Timeout | undefined;
  #socks: Socks5Server | undefined;

  private constructor(options: OnionPlaceOptions, kept: string | undefined) {
    const { stack, authorities, fallbacks, statePath, enforceDistinctSubnets, versions } = options;
    const { net: beneath } = createNodeModules(stack.socketsBeneath());
    const gate = new OnionGate(options.dialer ?? createLinkDialer(beneath as unknown as LinkNet));
    this.service = new OnionService({
      timers: stack.timers,
      random: stack.random,
      crypto: createNodeOnionCrypto(),
      dialer: gate,
      unixSeconds: options.unixSeconds ?? (() => Date.now() / 1000),
      authorities,
      fallbacks,
      inflater: createNodeInflater(),
      enforceDistinctSubnets,
      versions,
      isolate: options.isolate,
    });
    this.statePath = statePath;
    this.#route = routeThroughOnion(stack, this.service, gate);
    this.loadFaults = kept === undefined ? [] : this.service.load(kept);
    if (statePath !== undefined) {
      this.#saving = setInterval(() => this.#trySave(), SAVE_MS).unref();
    }
    this.service.start();
  }

  /** It has begun, and its SOCKS port listens. */
  static async open(options: OnionPlaceOptions): Promise<OnionPlace> {
    const { socks, stack, statePath } = options;
    // Before anything goes another way: what cannot be read changes nothing.
    const kept = statePath === undefined ? undefined : readKept(statePath);
    const place = new OnionPlace(options, kept);
    if (socks === undefined) return place;
    try {
      place.#socks = await listen(place.service, stack, socks);
    } catch (error) {
      await place.close();
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Failure(`cannot listen at ${socks.host}:${socks.port}: ${code ?? message}`);
    }
    return place;
  }

  get names(): OnionRoute['names'] {
    return this.#route.names;
  }

  get socksPort(): number | undefined {
    return this.#socks?.port;
  }

  async close(): Promise<void> {
    clearInterval(this.#saving);
    this.#trySave();
    await this.#socks?.close();
    this.service.close();
    this.#route.end();
  }

  /** A disk that is full is no reason to end what runs: status tells of it. */
  #trySave(): void {
    try {
      this.#save();
      this.saveFault = undefined;
    } catch (error) {
      this.saveFault = (error as Error).message;
    }
  }

  /** Whole or not at all: whoever reads it sees the old one until the new one is there. */
  #save(): void {
    const { statePath } = this;
    if (statePath === undefined) return;
    // One that was left there would keep its mode.
    rmSync(`${statePath}.new`, { force: true });
    writeFileSync(`${statePath}.new`, this.service.save(), { mode: OWNER_ONLY });
    renameSync(`${statePath}.new`, statePath);
  }
}

/** Undefined where there is none yet. */
function readKept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function listen(
  service: OnionService,
  stack: Stack,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Socks5Server> {
  const isolationOf = (credentials: string): string | undefined =>
    credentials === '' ? undefined : `socks ${credentials}`;
  return Socks5Server.listen({
    net,
    host,
    port,
    timers: stack.timers,
    connect: (target, user) => {
      const isolation = isolationOf(target.credentials);
      return service.connect({ host: target.host, port: target.port, isolation }, user);
    },
    async lookUp(target) {
      const isolation = isolationOf(target.credentials);
      const { answers } = await service.resolve(target.host, isolation);
      if (answers.length === 0) throw Object.assign(new Error('no answer'), { code: 'ENOTFOUND' });
      return answers[0].value;
    },
  });
}

/** What a network, and a command line, say of how pages are reached. */
import type { LookupFunction } from 'node:net';

import { createNodeModules } from '../../adapters/node/index.ts';
import { UsageError } from '../failure.ts';
import { namesOf } from '../network/names.ts';
import type { OpenNetwork } from '../network/open.ts';
import type { Surroundings } from '../surroundings.ts';
import { authorities } from './certificates.ts';
import type { Elsewhere, Ways } from './connection.ts';
import { parseProxy } from './proxy.ts';

export interface WaysAsked {
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly proxy?: string | undefined;
  readonly resolve?: readonly string[];
  readonly isTrusting: boolean;
  readonly authorityFile: string | undefined;
  readonly protocols: Ways['protocols'];
  readonly connectTimeoutMs: number | undefined;
  readonly say: (line: string) => void;
}

/** What is wrong with the command line is said before anything is begun. */
export function checkWays({ ipv4, ipv6, proxy, resolve = [] }: Partial<WaysAsked>): void {
  if (ipv4 && ipv6) throw new UsageError('-4 and -6 are not both possible');
  if (proxy !== undefined && parseProxy(proxy) === undefined) {
    const expected = '[http://|socks5://|socks5h://][USER:PASSWORD@]HOST[:PORT]';
    throw new UsageError(`the proxy is '${proxy}'; expected ${expected}`);
  }
  elsewhereOf(resolve);
}

export function waysOf(network: OpenNetwork, surroundings: Surroundings, asked: WaysAsked): Ways {
  const sockets = network.stack.sockets(network.process);
  const { net, dns } = createNodeModules(sockets, namesOf(network));
  let known: Promise<string[]> | undefined;
  return {
    net,
    lookup: dns.lookup as LookupFunction,
    authorities: () =>
      (known ??= authorities(surroundings, asked.authorityFile, network.authorities)),
    isTrusting: asked.isTrusting,
    proxy: asked.proxy === undefined ? undefined : parseProxy(asked.proxy),
    elsewhere: elsewhereOf(asked.resolve ?? []),
    family: asked.ipv4 ? 4 : asked.ipv6 ? 6 : 0,
    protocols: asked.protocols,
    connectTimeoutMs: asked.connectTimeoutMs,
    keyLog: surroundings.site?.place.keyLog,
    say: asked.say,
  };
}

/** `HOST:PORT:ADDRESS[,ADDRESS]`; addresses of IPv6 may stand in brackets. */
function elsewhereOf(entries: readonly string[]): Elsewhere {
  return new Map(
    entries.map((entry) => {
      const [, host, port, addresses] = /^\+?([^:]+):(\d+):(.+)$/.exec(entry) ?? [];
      if (host === undefined) {
        throw new UsageError(`--resolve is '${entry}'; expected HOST:PORT:ADDRESS`);
      }
      const list = addresses.split(',').map((one) => one.replace(/^\[|\]$/g, ''));
      return [`${host.toLowerCase()}:${Number(port)}`, list] as const;
    }),
  );
}

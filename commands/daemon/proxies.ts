/**
 * Ports of this machine by which any program uses the daemon's network: SOCKS5 and HTTP. While
 * onion routing is enabled, what comes by them goes through it, as all else does.
 */
import net from 'node:net';
import type { Duplex } from 'node:stream';

import { createNodeModules } from '../../adapters/node/index.ts';
import { listenForHttp } from '../../adapters/node/proxy/http.ts';
import type { Dial } from '../../adapters/node/proxy/http.ts';
import type { ProxyPort } from '../../adapters/node/proxy/listen.ts';
import { Socks5Server } from '../../adapters/node/proxy/socks5.ts';
import { hostAddresses, showAddress } from '../../runtime/sockets.ts';
import type { HostAddress, HostNames } from '../../runtime/sockets.ts';
import { Failure, UsageError } from '../failure.ts';
import { numberOf } from '../network/options.ts';
import type { Place } from './site.ts';

export interface ProxyAddress {
  readonly host: string;
  readonly port: number;
}

export interface ProxyAddresses {
  readonly socks?: ProxyAddress | undefined;
  readonly http?: ProxyAddress | undefined;
}

export interface Proxies extends ProxyAddresses {
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** `[HOST:]PORT`. */
export function proxyAddress(option: string, text: string): ProxyAddress {
  const at = text.lastIndexOf(':');
  const host = at < 0 ? LOOPBACK : text.slice(0, at).replace(/^\[|\]$/g, '');
  if (host === '') throw new UsageError(`${option} is '${text}'; expected [HOST:]PORT`);
  return { host, port: numberOf(option, text.slice(at + 1), { most: 65_535 })! };
}

/** All of them, or a Failure and none. */
export async function openProxies(
  place: Place,
  names: () => HostNames,
  { socks, http }: ProxyAddresses,
): Promise<Proxies> {
  const opened: ProxyPort[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((one) => one.close()));
  };
  const at = async (
    where: ProxyAddress | undefined,
    listen: (where: ProxyAddress) => Promise<ProxyPort>,
  ): Promise<ProxyAddress | undefined> => {
    if (where === undefined) return undefined;
    try {
      const port = await listen(where);
      opened.push(port);
      return { host: where.host, port: port.port };
    } catch (error) {
      await close();
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Failure(`cannot listen at ${where.host}:${where.port}: ${code ?? message}`);
    }
  };
  return {
    socks: await at(socks, (where) => listenForSocks(place, names, where)),
    http: await at(http, (where) => {
      return listenForHttp({ net, ...where, dial: dialOf(place, names) });
    }),
    close,
  };
}

function listenForSocks(
  place: Place,
  names: () => HostNames,
  where: ProxyAddress,
): Promise<ProxyPort> {
  const { stack } = place;
  const find = (host: string): Promise<readonly HostAddress[]> =>
    hostAddresses(host, names(), stack.interfaces);
  return Socks5Server.listen({
    net,
    ...where,
    timers: stack.timers,
    async connect({ host, port, credentials }, user) {
      if (place.onion !== undefined) {
        const isolation = credentials === '' ? undefined : `socks ${credentials}`;
        return place.onion.service.connect({ host, port, isolation }, user);
      }
      const [{ address, interface: by }] = await find(host);
      return stack.tcp.connect({ address, port, ...(by && { interface: by }) }, user);
    },
    async lookUp({ host }, isReverse) {
      if (isReverse) throw Object.assign(new Error('no names of addresses'), { code: 'ENOTFOUND' });
      const [{ address }] = await find(host);
      return showAddress(address);
    },
  });
}

function dialOf({ stack }: Place, names: () => HostNames): Dial {
  return ({ host, port }) =>
    new Promise<Duplex>((settle, fail) => {
      const { net: own } = createNodeModules(stack.sockets(), names());
      const socket = own.connect({ host, port, allowHalfOpen: true, noDelay: true });
      socket.once('error', fail);
      socket.once('connect', () => {
        socket.off('error', fail);
        settle(socket);
      });
    });
}

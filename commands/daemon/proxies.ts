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
import { Failure } from '../failure.ts';
import { namesOfPlace } from '../network/open.ts';
import type { Place, Service } from './site.ts';
import { showListenAt } from './wishes.ts';
import type { ListenAt } from './wishes.ts';

/** Throws a Failure where it cannot listen. */
export function serveSocks(place: Place, at: ListenAt): Promise<Service> {
  return serve(
    'socks',
    at,
    listenForSocks(place, () => namesOfPlace(place), at),
  );
}

/** Throws a Failure where it cannot listen. */
export function serveHttpProxy(place: Place, at: ListenAt): Promise<Service> {
  const dial = dialOf(place, () => namesOfPlace(place));
  return serve('http proxy', at, listenForHttp({ net, ...at, dial }));
}

async function serve(name: string, at: ListenAt, opening: Promise<ProxyPort>): Promise<Service> {
  try {
    const opened = await opening;
    return { name, at: showListenAt({ ...at, port: opened.port }), close: () => opened.close() };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(`cannot listen at ${showListenAt(at)}: ${code ?? message}`);
  }
}

function listenForSocks(place: Place, names: () => HostNames, where: ListenAt): Promise<ProxyPort> {
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

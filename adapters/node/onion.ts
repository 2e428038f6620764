/** What Node gives to onion routing: its cryptography, zlib, links over TLS, and a SOCKS5 port. */
export { createNodeOnionCrypto } from './onion-crypto.ts';
export { createNodeInflater } from './onion-inflater.ts';
export { createLinkDialer, listenForLinks } from './onion-links.ts';
export type {
  LinkListener,
  LinkListenerCounters,
  LinkListenerOptions,
  LinkNet,
} from './onion-links.ts';
export { Socks5Server } from './proxy/socks5.ts';
export type { ProxyNet } from './proxy/listen.ts';
export type { Socks5ServerOptions } from './proxy/socks5.ts';

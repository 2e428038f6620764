/**
 * What a daemon is to be: what the command line says, and where that is silent, a file. A place,
 * ports of this machine, and command lines to begin with.
 */
import { readFileSync } from 'node:fs';

import type { Config } from '../config/schema.ts';
import { UsageError } from '../failure.ts';
import { PORT_MAX } from '../network/options.ts';
import type { PlaceOptions } from './place.ts';

/** A port of this machine. */
export interface ListenAt {
  readonly host: string;
  readonly port: number;
}

export interface Wishes {
  readonly place: PlaceOptions;
  readonly socks: ListenAt | undefined;
  readonly httpProxy: ListenAt | undefined;
  readonly metrics: ListenAt | undefined;
  readonly lines: readonly (readonly string[])[];
}

export interface UpOptions {
  readonly tap: string | undefined;
  readonly device: string | undefined;
  readonly lab: string | undefined;
  readonly as: string | undefined;
  readonly address: readonly string[];
  readonly gateway: readonly string[];
  readonly dhcp: boolean;
  readonly config: string | undefined;
  readonly socks: string | undefined;
  readonly 'http-proxy': string | undefined;
  readonly metrics: string | undefined;
}

const SOMEBODY = 'alice';
/** Enough for a server that looks whether an address is free: whoever begins a daemon waits. */
const DHCP_SECONDS = '10';

/** Throws UsageError where they do not fit together, and of each mistake in the file. */
export async function wishesOf(options: UpOptions): Promise<Wishes> {
  const config = await configOf(options.config);
  const port = (option: 'socks' | 'http-proxy' | 'metrics', said: string | number | undefined) =>
    said === undefined ? undefined : listenAt(`--${option}`, String(said));
  return {
    place: placeOf(options, config),
    socks: port('socks', options.socks ?? config.socks),
    httpProxy: port('http-proxy', options['http-proxy'] ?? config.httpProxy),
    metrics: port('metrics', options.metrics ?? config.metrics),
    lines: linesOf(
      options.dhcp ? { ...config, network: { ...config.network, dhcp: true } } : config,
    ),
  };
}

async function configOf(file: string | undefined): Promise<Config> {
  if (file === undefined) return {};
  const { readConfig } = await import('../config/read.ts');
  return readConfig(file, readFileSync(file, 'utf8'));
}

function placeOf(options: UpOptions, { network = {} }: Config): PlaceOptions {
  const isSaid = [options.tap, options.device, options.lab].some((one) => one !== undefined);
  const { tap, device, lab } = isSaid ? options : network;
  if (tap !== undefined && device !== undefined) {
    throw new UsageError('--tap and --device are not both possible');
  }
  const named = device ?? (tap === undefined ? undefined : `tap:${tap}`);
  const address = options.address.length > 0 ? options.address : (network.addresses ?? []);
  const gateway = options.gateway.length > 0 ? options.gateway : (network.gateways ?? []);
  if (named !== undefined && lab !== undefined) {
    throw new UsageError('a device and --lab are not both possible');
  }
  const dhcp = options.dhcp || network.dhcp === true;
  if (named !== undefined && address.length === 0 && !dhcp) {
    throw new UsageError('a device needs --address, or --dhcp: who we are there');
  }
  if (named === undefined && address.length + gateway.length > 0) {
    throw new UsageError('--address and --gateway are of a device: --tap NAME');
  }
  const as = options.as ?? network.as ?? SOMEBODY;
  return { device: named, lab, address, gateway, dhcp, as };
}

/** `[HOST:]PORT`, with a host of IPv6 in brackets; else nobody but this machine gets there. */
export function listenAt(option: string, text: string): ListenAt {
  const [, bracketed, plain, digits] = /^(?:(?:\[(.+)\]|([^:]+)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > PORT_MAX) {
    throw new UsageError(`${option} is '${text}'; expected [HOST:]PORT`);
  }
  return { host: bracketed ?? plain ?? '127.0.0.1', port };
}

export function showListenAt({ host, port }: ListenAt): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Command lines that do what a file says, in an order in which none undoes another. */
export function linesOf({ network, dns, firewall, onion }: Config): readonly string[][] {
  const lines: string[][] = [];
  if (network?.mac !== undefined) lines.push(['mac', 'eth0', network.mac]);
  if (network?.dhcp === true)
    lines.push(['dhcp', 'eth0', '--background', '--timeout', DHCP_SECONDS]);
  for (const rule of firewall ?? []) lines.push(['firewall', ...rule.trim().split(/\s+/)]);
  if (dns?.servers !== undefined) {
    const opportunistic = dns.opportunistic === true ? ['--opportunistic'] : [];
    lines.push(['dns', 'server', ...opportunistic, ...dns.servers]);
  }
  if (onion?.enable === true) {
    const { authorities, state, socks } = onion;
    const options = Object.entries({ authorities, state, socks }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name}`, `${value}`],
    );
    lines.push(['onion', 'enable', ...options]);
  }
  return lines;
}

/**
 * What a file for `nonos up --config` may say, as JSON Schema: editors complete by it, and
 * `read.ts` holds files to it. Words are those of the options and commands that do the same.
 */
import { SCHEMA_DIALECT } from '../schema.ts';
import type { Schema } from '../schema.ts';

const text = (description: string): Schema => ({ type: 'string', description });
const flag = (description: string): Schema => ({ type: 'boolean', description });
/** Of a format that formats.ts knows. */
const texts = (format: string, description: string): Schema => ({
  type: 'array',
  items: { type: 'string', format },
  description,
});
const section = (description: string, properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  description,
  properties,
  additionalProperties: false,
});
const listening = (description: string): Schema => ({
  type: ['string', 'integer'],
  pattern: String.raw`^(.+:)?\d{1,5}$`,
  minimum: 0,
  maximum: 65_535,
  description: `${description}, as [HOST:]PORT; on 127.0.0.1 unless it says where`,
});

export const configSchema: Schema = {
  $schema: SCHEMA_DIALECT,
  title: 'What nonos up begins with',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: text('Where this schema is, for editors'),
    network: section('Where the daemon is; in an internet of its own where nothing is said', {
      tap: text('A TAP of this machine, or NAME@NAMESPACE'),
      device: text('tap:NAME or macvtap:PATH'),
      lab: text('A file that describes a laboratory'),
      as: text('Who to be in it'),
      addresses: texts('address/length', 'Ours, as ADDRESS/LENGTH'),
      gateways: texts('address', 'Routers to everywhere else; one of each version'),
      dhcp: flag('Addresses by DHCP'),
      mac: {
        enum: ['session', 'network', 'static'],
        description:
          'Which hardware address to have: a new one each time, each network, or the own',
      },
    }),
    dns: section('Who is asked for names', {
      servers: texts(
        'server of names',
        'Addresses, tls://NAME or https:// URLs, in the order in which to ask',
      ),
      opportunistic: flag('Ask in clear text where nothing else works'),
    }),
    firewall: texts(
      'rule',
      'Rules, as words of nonos firewall: allow incoming 443 from 10.0.0.0/8',
    ),
    onion: section('Streams through circuits', {
      enable: flag('From the beginning'),
      authorities: text('A file with lines of DirAuthority'),
      state: text('A file that keeps guards and the consensus'),
      socks: { type: 'integer', minimum: 0, maximum: 65_535, description: 'Its port of SOCKS5' },
    }),
    socks: listening('A port of SOCKS5, for any program'),
    httpProxy: listening('A port of HTTP CONNECT, for any program'),
    metrics: listening('Counters, for Prometheus'),
  },
};

export interface Config {
  readonly network?: {
    readonly tap?: string;
    readonly device?: string;
    readonly lab?: string;
    readonly as?: string;
    readonly addresses?: readonly string[];
    readonly gateways?: readonly string[];
    readonly dhcp?: boolean;
    readonly mac?: string;
  };
  readonly dns?: { readonly servers?: readonly string[]; readonly opportunistic?: boolean };
  readonly firewall?: readonly string[];
  readonly onion?: {
    readonly enable?: boolean;
    readonly authorities?: string;
    readonly state?: string;
    readonly socks?: number;
  };
  readonly socks?: string | number;
  readonly httpProxy?: string | number;
  readonly metrics?: string | number;
}

/** A server of names over TLS and HTTPS on a stack that talks to itself, and who asks it. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { pinOf } from '../../../../adapters/node/dns/secure.ts';
import type { SecureGround, SecureServer } from '../../../../adapters/node/dns/secure.ts';
import { serveOverHttps, serveOverTls } from '../../../../adapters/node/dns/serve.ts';
import type { SecureServing } from '../../../../adapters/node/dns/serve.ts';
import { Answering } from '../../../../runtime/dns.ts';
import type { DnsTransport } from '../../../../runtime/dns.ts';
import { makeQuery } from '../../../../runtime/application/dns/message.ts';
import type { Message } from '../../../../generated/application/dns.value.ts';
import { a, exampleZone, messageOf } from '../../../application/dns/ground.ts';
import { newModules } from '../modules.ts';
import type { Modules } from '../modules.ts';

const read = (name: string): string => readFileSync(`test/adapters/node/keys/${name}`, 'utf8');
export const key = read('tls-key.pem');
export const certificate = read('tls-certificate.pem');
export const pin = pinOf(new X509Certificate(certificate));

export const TLS_PORT = 853;
export const HTTPS_PORT = 443;
/** Its certificate is for localhost, and is its own authority. */
export const GOOD: SecureServer = {
  host: 'localhost',
  port: TLS_PORT,
  addresses: ['127.0.0.1'],
  authorities: certificate,
};

export const answering = new Answering({ zones: [exampleZone(a('www.example', '192.0.2.1'))] });

export interface SecureLoop {
  readonly modules: Modules;
  readonly ground: SecureGround;
  /** How many connections were made. */
  readonly dialed: { count: number };
  /** Both servers listen; what it answers closes them. */
  readonly serveBoth: () => () => void;
}

export function newSecureLoop(): SecureLoop {
  const modules = newModules();
  const dialed = { count: 0 };
  const ground: SecureGround = {
    net: {
      connect(options) {
        dialed.count++;
        return modules.net.connect(options);
      },
    },
    lookUp: async () => ['127.0.0.1'],
  };
  const serving: SecureServing = { modules, answering, port: TLS_PORT, key, certificate };
  const serveBoth = (): (() => void) => {
    const closers = [serveOverTls(serving), serveOverHttps({ ...serving, port: HTTPS_PORT })];
    return () => closers.forEach((close) => close());
  };
  return { modules, ground, dialed, serveBoth };
}

export async function ask(
  transport: DnsTransport,
  id = 7,
  signal = new AbortController().signal,
): Promise<Message> {
  const query = makeQuery({ name: 'wWw.example', type: 1, id, blockOctets: 128 });
  const octets = await transport.exchange(query, signal);
  if (octets.length !== 468) throw new Error(`an answer of ${octets.length} octets`);
  return messageOf(octets);
}

/** What is said of it, and its code. */
export async function faultOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it succeeded',
    (error: { readonly code: string; readonly message: string }) => error.code,
  );
}

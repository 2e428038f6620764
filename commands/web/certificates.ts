/**
 * Whom we believe: the authorities that Node brings along and those of the system, or those of a
 * file and nobody else. What a certificate is worth is found out by node:tls.
 */
import tls from 'node:tls';

import { wholeFile } from '../surroundings.ts';
import type { Surroundings } from '../surroundings.ts';
import { WebFault } from './fault.ts';

/** Where distributions keep theirs: Debian and its kin, Fedora and its kin, SUSE, Alpine. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** `others` are believed too, unless a file was named. */
export async function authorities(
  surroundings: Surroundings,
  path: string | undefined,
  others: readonly string[] = [],
): Promise<string[]> {
  if (path !== undefined) return authoritiesOf(await namedFile(surroundings, path), path);
  const system = await systemFile(surroundings);
  return [...tls.rootCertificates, ...(system.match(CERTIFICATE) ?? []), ...others];
}

function authoritiesOf(text: string, path: string): string[] {
  const found = text.match(CERTIFICATE);
  if (found !== null) return found;
  throw new WebFault(
    'authorities',
    `error setting certificate verify locations: no certificate in ${path}`,
  );
}

async function namedFile(surroundings: Surroundings, path: string): Promise<string> {
  try {
    return (await wholeFile(surroundings, path)).toString('latin1');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new WebFault(
      'authorities',
      `error setting certificate verify locations: ${path} (${code})`,
    );
  }
}

async function systemFile(surroundings: Surroundings): Promise<string> {
  for (const path of SYSTEM_FILES) {
    const text = await wholeFile(surroundings, path).catch(() => undefined);
    if (text !== undefined) return text.toString('latin1');
  }
  return '';
}

const NAME_IS_ANOTHER = 'ERR_TLS_CERT_ALTNAME_INVALID';

/** OpenSSL's words for what is wrong with a certificate (X509_verify_cert_error_string(3)). */
const CERTIFICATE_FAULTS = new RegExp(
  [
    '^CERT_|^DEPTH_ZERO_|^SELF_SIGNED_|^UNABLE_TO_|^INVALID_CA|^INVALID_PURPOSE',
    '^HOSTNAME_MISMATCH|^PATH_LENGTH|^CRL_|^ERROR_IN_CERT',
  ].join('|'),
);

export function tlsFault(error: unknown, host: string): WebFault {
  if (error instanceof WebFault) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === NAME_IS_ANOTHER) {
    const names = `no alternative certificate subject name matches target host name '${host}'`;
    return new WebFault('certificate', `SSL: ${names}`, code);
  }
  if (CERTIFICATE_FAULTS.test(code)) {
    return new WebFault('certificate', `SSL certificate problem: ${message}`, code);
  }
  const reason = code === 'ECONNRESET' ? 'SSL_connect: Connection reset by peer' : wordsOf(message);
  return new WebFault('tls', `TLS connect error: ${reason}`, code);
}

/** `C0:error:0A00010B:SSL routines:fn:wrong version number:../file.c:355:` is for nobody's eyes. */
function wordsOf(message: string): string {
  const [, words] = /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(message) ?? [];
  return words ?? message;
}

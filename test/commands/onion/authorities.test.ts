import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readKnownRelays } from '../../../commands/onion/authorities.ts';

const networks = suite('which network of relays is meant');

const folder = mkdtempSync(join(tmpdir(), 'nonos-authorities-'));
const path = join(folder, 'torrc');
networks.after(() => rmSync(folder, { recursive: true }));

const V3 = 'D586D18309DED4CD6D57C18FDB97EFA96D330566';
const FINGERPRINT = '9695 DFC3 5FFE B861 329B 9F1A B04C 4639 7020 CE31';
const LINE = `DirAuthority moria orport=9101 v3ident=${V3} 192.0.2.1:9131 ${FINGERPRINT}`;

function read(...lines: readonly string[]): ReturnType<typeof readKnownRelays> {
  writeFileSync(path, lines.join('\n'));
  return readKnownRelays(path);
}

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase();

networks('is the Tor network, when nothing is said: each of its relays once, and whole', () => {
  const { authorities, fallbacks } = readKnownRelays();
  assert.is(authorities.length, 9);
  assert.is(fallbacks.length, 200);
  const identities = [...authorities, ...fallbacks].map(({ rsaIdentity }) => rsaIdentity);
  for (const identity of identities) assert.is(identity.length, 20);
  assert.is(new Set(identities.map(hex)).size, authorities.length + fallbacks.length);
  for (const { v3Identity } of authorities) assert.match(v3Identity, /^[0-9A-F]{40}$/);
  assert.is(new Set(authorities.map(({ v3Identity }) => v3Identity)).size, authorities.length);
  assert.is(new Set(authorities.map(({ nickname }) => nickname)).size, authorities.length);
  for (const place of [
    ...authorities.map((one) => one.place),
    ...fallbacks.map(({ places }) => places[0]),
  ]) {
    assert.is(place.address.length, 4);
    assert.ok(place.port > 0 && place.port < 65_536);
  }
});

networks('is what a file says, and nothing of the Tor network then', () => {
  const fallback = `FallbackDir 192.0.2.2:80 orport=443 id=${V3} ipv6=[2001:db8::1]:443`;
  const { authorities, fallbacks } = read('Nickname x', LINE, fallback);
  assert.equal(
    authorities.map(({ nickname, place }) => [nickname, place.address.join('.'), place.port]),
    [['moria', '192.0.2.1', 9101]],
  );
  assert.is(hex(authorities[0].rsaIdentity), FINGERPRINT.replaceAll(' ', ''));
  assert.equal(
    fallbacks.map(({ rsaIdentity, places }) => [hex(rsaIdentity), places[0].port]),
    [[V3, 443]],
  );
});

networks('is not guessed: what a line lacks is said, and where', () => {
  for (const [line, what] of [
    [LINE.replace('orport=9101', ''), 'no orport'],
    [LINE.replace(V3, 'D586'), 'no v3ident'],
    [LINE.slice(0, -1), 'no fingerprint'],
    [LINE.replace('192.0.2.1', '192.0.2.256'), '192.0.2.256 is no address'],
    [LINE.replace('192.0.2.1:9131', ''), 'no ADDRESS:PORT'],
    ['FallbackDir 192.0.2.2 orport=443 id=12', 'no id'],
    ['FallbackDir 192.0.2.2 orport=0', 'no id'],
  ] as const) {
    assert.throws(() => read('', line), new RegExp(`torrc:2: ${what}; expected `));
  }
  assert.throws(() => read('Nickname x'), /no line like DirAuthority/);
});

networks.run();

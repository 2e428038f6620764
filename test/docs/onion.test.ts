/** docs/onion.md tells the truth: what it claims is held by tests that exist, and it compiles. */
import { existsSync, readFileSync } from 'node:fs';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PROXY_CLIENTS_MAX } from '../../adapters/node/proxy/listen.ts';
import { LINKS_MAX } from '../../adapters/node/onion-links.ts';
import { EARLY_OCTETS_MAX } from '../../runtime/application/socks5-server.ts';
import { CHANNELS_MAX } from '../../runtime/onion/channel/pool.ts';
import { STREAMS_MAX } from '../../runtime/onion/circuit/streams.ts';
import { DEFAULT_CLIENT_LIMITS } from '../../runtime/onion/circuits.ts';
import { ROUTERS_MAX } from '../../runtime/onion/directory/consensus.ts';
import { DOWNLOAD_MS_MAX } from '../../runtime/onion/directory/download.ts';
import { CONSENSUS_OCTETS_MAX } from '../../runtime/onion/directory/requests.ts';
import { GUARDS_MAX } from '../../runtime/onion/path/guard-file.ts';
import { compile, examplesOf } from './examples.ts';
import { problemOf, rowsUnder } from './links.ts';

const PAGE = 'docs/onion.md';
const page = readFileSync(PAGE, 'utf8');
const HEADINGS = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

const onion = suite('the page on onion routing');

onion('claims what a test of that name holds', () => {
  const claims = HEADINGS.filter((heading) => heading !== 'Bounds').flatMap((heading) =>
    rowsUnder(page, heading),
  );
  assert.ok(claims.length > 50);
  assert.equal(
    claims.flatMap((row) => problemOf(row.at(-1)!) ?? []),
    [],
  );
});

onion('links to pages and places that are there', () => {
  const links = [...page.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, path]) => `docs/${path}`);
  const named = [...page.matchAll(/`((?:commands|test|adapters)\/[^`]+)`/g)].map(
    ([, path]) => path,
  );
  assert.ok(links.length > 50 && named.length >= 3);
  assert.equal(
    [...links, ...named].filter((path) => !existsSync(path)),
    [],
  );
});

onion('has examples that compile', () => {
  const files = examplesOf(page);
  assert.ok(files.size >= 2);
  assert.equal(compile(PAGE, files), []);
});

onion('names bounds as they are', () => {
  const { circuitsMax, buildingMax, waitingMax } = DEFAULT_CLIENT_LIMITS;
  const bounds: Readonly<Record<string, number>> = {
    ...{ circuitsMax, buildingMax, waitingMax, STREAMS_MAX, CHANNELS_MAX, LINKS_MAX },
    ...{ ROUTERS_MAX, CONSENSUS_OCTETS_MAX, DOWNLOAD_MS_MAX, GUARDS_MAX },
    ...{ PROXY_CLIENTS_MAX, EARLY_OCTETS_MAX },
  };
  const said = rowsUnder(page, 'Bounds').map(([, most]) => most);
  assert.equal(
    said,
    Object.entries(bounds).map(([name, most]) => `\`${name}\`, ${shown(most)}`),
  );
});

/** As the page writes numbers: in threes from ten thousand on. */
function shown(count: number): string {
  return count < 10_000 ? String(count) : count.toLocaleString('en');
}

onion.run();

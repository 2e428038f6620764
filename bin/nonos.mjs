#!/usr/bin/env node
// A checkout runs its TypeScript sources as they are, through tsx, so that nothing has to be built
// after `npm ci`; the published package holds only what `npm run build` made of them.
import { existsSync } from 'node:fs';

const sources = new URL('../commands/main.ts', import.meta.url);

async function load() {
  if (!existsSync(sources)) return import('../dist/commands/main.js');
  const { register } = await import('tsx/esm/api');
  register();
  return import(sources.href);
}

// When nothing is left to do and all is written, Node's own clean-up was seen to wait for ever.
process.once('beforeExit', () => process.exit());

const { main } = await load();
process.exitCode = await main(process.argv.slice(2));

/** Every script in test/scripts/: what TCP does, seen from outside, one claim a file. */
import { readFileSync, readdirSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { OurStack } from './our-stack.ts';
import { runScript } from './run.ts';

const folder = new URL('../scripts/', import.meta.url);
const scripts = suite('packet scripts');

for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!path.endsWith('.pkt')) continue;
  const name = path.slice(0, -'.pkt'.length);
  scripts(name, async () => {
    const text = readFileSync(new URL(path, folder), 'utf8');
    const wrong = await runScript(text, `test/scripts/${path}`, new OurStack());
    assert.is(wrong ?? 'as the script says', 'as the script says');
  });
}

scripts.run();

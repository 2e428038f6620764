/** The README's lines are commands that there are, and its tour is what `npm start` does. */
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { parseInvocation } from '../../commands/arguments.ts';
import { NEXT } from '../../commands/start.ts';
import { LINES } from '../../commands/start/typed.ts';
import { commands } from '../../commands/table.ts';

const readme = suite('the README');
const page = readFileSync('README.md', 'utf8');

const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, text]) => text);

/** What is typed after `npx nonos`, without its remark; shells know of no more here. */
const typedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bnpx nonos ([^#&\n]+)/g)].map(([, line]) => line.trim());

/** Words as a shell has them; quotes keep words together. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);

/** Throws where the line would not be understood. */
async function parse(line: string): Promise<void> {
  const words = wordsOf(line);
  const entry = [...commands]
    .sort((one, other) => other.name.length - one.name.length)
    .find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `));
  assert.ok(entry, line);
  const { command } = await entry!.load();
  parseInvocation(entry!.name, command, words.slice(entry!.name.split(' ').length));
}

readme('types what the commands understand', async () => {
  const lines = blocks.flatMap(typedIn);
  assert.ok(lines.length > 12);
  for (const line of lines) await parse(line);
});

readme('would be found out where it types what is none', async () => {
  for (const line of ['pnig www', 'dhcp eth0 eth1', 'curl --no-such-option http://www/']) {
    let isRefused = false;
    await parse(line).catch(() => (isRefused = true));
    assert.ok(isRefused, line);
  }
});

readme('has the tour that npm start takes, line by line, with its remarks', () => {
  const [block, ...others] = blocks.filter((text) => text.includes('npx nonos dhcp'));
  assert.equal(others, []);
  const lines = block.trimEnd().split('\n');
  const shown = lines.slice(1, -1).map((line) => /^npx nonos (.*\S) +# (.*)$/.exec(line)?.slice(1));
  assert.equal(shown, [...LINES]);
  assert.equal([lines[0], lines.at(-1)], ['npx nonos up', 'npx nonos down']);
});

readme('is gone on from by lines that commands understand', async () => {
  for (const line of NEXT.flatMap(([text]) => typedIn(text))) await parse(line);
});

readme.run();

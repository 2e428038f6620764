import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { commandOf, describe, descriptionsOf } from '../../commands/described.ts';
import { usageLine } from '../../commands/help/rows.ts';
import { commands } from '../../commands/table.ts';

const described = suite('descriptions of commands');

described('keep all that help shows when they are written and read', async () => {
  const written: unknown = JSON.parse(JSON.stringify(await descriptionsOf(commands)));
  for (const entry of commands) {
    const { run: _run, respell, ...said } = (await entry.load()).command;
    const found = (written as Awaited<ReturnType<typeof descriptionsOf>>)[entry.name];
    assert.equal(found, { ...said, respells: respell !== undefined }, entry.name);
  }
});

described('are those of the commands where nothing was written', async () => {
  const entry = commands.find(({ name }) => name === 'ping')!;
  const { command } = await entry.load();
  assert.is(await describe(entry), command);
  assert.is(await commandOf(entry), command);
  assert.match(usageLine(entry.name, await describe(entry)), /^nonos ping /);
});

described.run();

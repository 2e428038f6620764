import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { configPage } from '../../../commands/config/page.ts';
import { readConfig } from '../../../commands/config/read.ts';
import { configSchema } from '../../../commands/config/schema.ts';

test('the page has a row for each word, and an example that is right', () => {
  const page = configPage();
  for (const name of Object.keys(configSchema.properties!)) assert.match(page, `| \`${name}\` |`);
  const [, example] = /```json\n([^`]+)```/.exec(page)!;
  assert.is(readConfig('example', example).socks, 1080);
});

test.run();

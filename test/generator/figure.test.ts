/** Figures as RFCs draw them, from fields of every awkward width. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { figure } from '../../generator/emit/figure.ts';
import { compileText } from './specs.ts';

function drawn(fields: string): string {
  const { model, diagnostics } = compileText(`protocol Sample "a"\n\nMessage { ${fields} }\n`);
  assert.equal(diagnostics, []);
  return `\n${figure(model.protocols[0].messages[0]).join('\n')}\n`;
}

test('fields that fill their rows', () => {
  const figureOfUdp = drawn('Source Port (16), Destination Port (16), Length (16), Data (..)');
  assert.is(
    figureOfUdp,
    `
 0                   1                   2                   3
 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
|          Source Port          |       Destination Port        |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
|            Length             |           Data ...            |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
`,
  );
});

test('flags upright, names too long abbreviated and explained', () => {
  const figureOfFlags = drawn(
    `Data Offset (4), Flags (4) { SYN (1), Don't Fragment (1), Reserved (2) } Kind (8)`,
  );
  assert.is(
    figureOfFlags,
    `
 0                   1
 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
| Data  |S|D|Res|               |
|Offset |Y|F|erv|     Kind      |
|       |N| |ed |               |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 DF: Don't Fragment
`,
  );
});

test('fields that span rows, and one that may be absent', () => {
  const figureOfFrame = drawn(
    'Destination (MAC Address), Source (MAC Address), Tag (16), Rest (16) when Tag = 1',
  );
  assert.is(
    figureOfFrame,
    `
 0                   1                   2                   3
 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
|                          Destination                          |
+                               +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
|                               |                               |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+                               +
|                            Source                             |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
|              Tag              |            [Rest]             |
+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
`,
  );
});

test.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DirectoryFault } from '../../../runtime/onion/directory/fault.ts';
import { OnionText } from '../../../runtime/onion/directory/text-file.ts';
import type { TextPart } from '../../../runtime/onion/directory/text-file.ts';

const files = suite('onion: directory information as text');

function saved(): string {
  const file = new OnionText();
  file.add('certificate', 'one\ntwo\n');
  file.addOctets('consensus', Uint8Array.of(0, 10, 128, 255));
  file.add('certificate', '');
  return file.text;
}

files('is read as it was written, whatever its octets', () => {
  const parts = OnionText.parts(saved()) as readonly TextPart[];
  assert.equal(
    parts.map(({ kind, octets }) => [kind, [...octets]]),
    [
      ['certificate', [...new TextEncoder().encode('one\ntwo\n')]],
      ['consensus', [0, 10, 128, 255]],
      ['certificate', []],
    ],
  );
});

files('cut at each octet is refused, but where a part ends', () => {
  const text = saved();
  let whole = 0;
  for (let length = 0; length < text.length; length++) {
    if (!(OnionText.parts(text.slice(0, length)) instanceof DirectoryFault)) whole++;
  }
  assert.is(whole, 3);
});

files('of another kind is refused', () => {
  const lines = ['consensus -1', 'consensus 9999999999', 'consensus', 'CONSENSUS 0', 'a b c', '0'];
  for (const line of lines) {
    assert.instance(OnionText.parts(`nonos-net directory 1\n${line}\n\n`), DirectoryFault, line);
  }
  assert.instance(OnionText.parts('something else'), DirectoryFault);
});

files.run();

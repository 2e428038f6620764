import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { IDENTIFIER } from '../../../generated/onion/der.wire.ts';
import {
  element,
  integer,
  objectIdentifier,
  readContents,
  readElements,
  readInteger,
  readSequence,
  sequence,
} from '../../../runtime/onion/certificates/der.ts';
import { hex } from '../handshake/given.ts';

const der = suite('onion: DER');

der('integers are as short as can be, and never negative', () => {
  const vectors: readonly (readonly [bigint, string])[] = [
    [0n, '020100'],
    [127n, '02017f'],
    [128n, '02020080'],
    [255n, '020200ff'],
    [256n, '02020100'],
    [65537n, '0203010001'],
  ];
  for (const [value, octets] of vectors) {
    assert.equal(integer(value), hex(octets));
    assert.is(readInteger(readContents(hex(octets), IDENTIFIER.INTEGER)!), value);
  }
  assert.is(readInteger(hex('80')), undefined, 'a negative one is none of ours');
  assert.is(readInteger(new Uint8Array(0)), undefined);
});

der('object identifiers are packed seven bits an octet', () => {
  assert.equal(objectIdentifier('1.2.840.113549.1.1.11'), hex('06092a864886f70d01010b'));
  assert.equal(objectIdentifier('2.5.4.3'), hex('0603550403'));
});

der('lengths are said in the one shortest way, and read back', () => {
  for (const size of [0, 1, 127, 128, 255, 256, 65535]) {
    const contents = new Uint8Array(size).fill(7);
    const octets = element(IDENTIFIER.OCTET_STRING, contents);
    assert.equal(readContents(octets, IDENTIFIER.OCTET_STRING), contents);
    assert.is(octets.length - size, size < 128 ? 2 : size < 256 ? 3 : 4);
  }
});

der('a sequence is read element by element', () => {
  const octets = sequence(integer(1n), element(IDENTIFIER.NULL), integer(2n));
  const elements = readSequence(octets)!;
  assert.equal(
    elements.map(({ identifier }) => identifier),
    [IDENTIFIER.INTEGER, IDENTIFIER.NULL, IDENTIFIER.INTEGER],
  );
  assert.equal(elements[2].octets, integer(2n));
});

der('what is cut short at any octet, or has something behind it, is refused', () => {
  const octets = sequence(integer(1n), integer(70000n));
  for (let size = 0; size < octets.length; size++) {
    assert.is(readSequence(octets.subarray(0, size)), undefined);
  }
  assert.is(readSequence(Buffer.concat([octets, Buffer.alloc(1)])), undefined);
  assert.is(readContents(octets, IDENTIFIER.SET), undefined, 'and so is another kind');
});

der('a sequence of more elements than any certificate has is refused', () => {
  const nulls = new Uint8Array(200);
  for (let at = 0; at < nulls.length; at += 2) nulls[at] = IDENTIFIER.NULL;
  assert.is(readElements(nulls), undefined);
  assert.is(readElements(nulls.subarray(0, 64))?.length, 32);
});

der.run();

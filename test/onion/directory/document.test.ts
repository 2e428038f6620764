import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  DOCUMENT_OCTETS_MAX,
  DocumentReader,
  LINE_OCTETS_MAX,
  OBJECT_LINES_MAX,
  armoured,
  documentText,
} from '../../../runtime/onion/directory/document.ts';
import type { Item } from '../../../runtime/onion/directory/document.ts';
import { DirectoryFault, orFault } from '../../../runtime/onion/directory/fault.ts';
import { seededRandom } from '../../../runtime/base/random.ts';

const document = suite('onion: the format of directory documents');

const itemsOf = (text: string): readonly Item[] | DirectoryFault =>
  orFault(() => {
    const reader = new DocumentReader(text);
    const items: Item[] = [];
    for (let item = reader.next(); item !== undefined; item = reader.next()) items.push(item);
    return items;
  });

const read = (text: string): readonly Item[] => {
  const items = itemsOf(text);
  if (items instanceof DirectoryFault) throw new Error(String(items));
  return items;
};

const faultOf = (text: string): string => {
  const items = itemsOf(text);
  return items instanceof DirectoryFault ? String(items) : 'none';
};

const OBJECT = '-----BEGIN RSA PUBLIC KEY-----\nAAEC\nAwQ=\n-----END RSA PUBLIC KEY-----\n';

document('an item is a keyword and its arguments', () => {
  const [first, second, third] = read('first 1  two\tthree\nsecond\n3rd-One x \n');
  assert.equal([first.keyword, ...first.arguments], ['first', '1', 'two', 'three']);
  assert.is(first.rest, '1  two\tthree');
  assert.equal([second.keyword, ...second.arguments], ['second']);
  assert.equal([third.keyword, ...third.arguments], ['3rd-One', 'x']);
  assert.equal([first.line, second.line, third.line], [1, 2, 3]);
});

document('an item may have an object', () => {
  const [key, after] = read(`key\n${OBJECT}after 1\n`);
  assert.is(key.object?.tag, 'RSA PUBLIC KEY');
  assert.equal(key.object?.octets, Uint8Array.of(0, 1, 2, 3, 4));
  assert.is(after.line, 6);
});

document('an item knows which octets it was read from', () => {
  const text = `a 1\nkey x\n${OBJECT}\nlast\n`;
  const [a, key, last] = read(text);
  assert.is(text.slice(a.from, a.to), 'a 1\n');
  assert.is(text.slice(key.from, key.lineEnd), 'key x\n');
  assert.is(text.slice(key.from, key.to), `key x\n${OBJECT}`);
  assert.is(text.slice(last.from, last.to), 'last\n');
});

document('empty lines are nothing', () => {
  assert.equal(
    read('\n\na\n\n\nb\n').map(({ line }) => line),
    [3, 6],
  );
  assert.equal(read('\n'), []);
  assert.equal(read(''), []);
});

document('a part of a text is a document', () => {
  const reader = new DocumentReader('a 1\nb 2\nc 3\n', 4, 8, 2);
  assert.is(reader.peek()?.rest, '2');
  assert.is(reader.next()?.line, 2);
  assert.is(reader.next(), undefined);
});

document('a part of a text ends where it ends', () => {
  const fault = orFault(() => new DocumentReader('a 1\nb 2\n', 0, 6).next()?.keyword);
  assert.is(fault, 'a');
  const cut = orFault(() => {
    const reader = new DocumentReader('a 1\nb 2\n', 0, 6);
    reader.next();
    return reader.next();
  });
  assert.is(String(cut), 'malformed line: the document ends within it (line 2)');
});

document('a place in the text is a place in the octets, whatever they are', () => {
  const octets = new Uint8Array(20_000);
  seededRandom(7).fill(octets);
  const texts = [octets, new TextEncoder().encode('contact Zoë <zoe@example.org> 🧅\n')];
  for (const made of texts) {
    const text = documentText(made);
    assert.is(text.length, made.length);
    for (let at = 0; at < made.length; at++) assert.is(text.charCodeAt(at), made[at]);
  }
});

document('a keyword is made of letters, digits and hyphens', () => {
  for (const line of ['-a', '@source', 'a_b', ' a', 'é', '-----BEGIN RSA PUBLIC KEY-----']) {
    assert.match(faultOf(`${line}\n`), /^malformed line: '.*' is no keyword \(line 1\)$/);
  }
});

document('a line has an end, and no octet of zero', () => {
  assert.is(faultOf('a 1\nb'), 'malformed line: the document ends within it (line 2)');
  assert.is(faultOf('a \0\n'), 'malformed line: an octet of zero (line 1)');
});

document('a line has its longest', () => {
  const longest = `a ${'x'.repeat(LINE_OCTETS_MAX - 2)}`;
  assert.is(read(`${longest}\n`).length, 1);
  assert.match(faultOf(`${longest}x\n`), /^line too long/);
  assert.match(faultOf(`${longest}x`), /^line too long/);
});

document('a document has its longest', () => {
  const fault = orFault(() => new DocumentReader('', 0, DOCUMENT_OCTETS_MAX + 1));
  assert.match(String(fault), /^document too long/);
});

document('an object ends as it began', () => {
  assert.match(faultOf(`a\n${OBJECT.replace('END RSA', 'END DSA')}`), /ends as something else/);
  assert.match(faultOf(`a\n${OBJECT.replace('END RSA', 'BEGIN RSA')}`), /neither begin nor end/);
  assert.match(faultOf(`a\n${OBJECT.slice(0, 36)}`), /has no end \(line 2\)/);
  assert.match(faultOf('a\n-----BEGIN X----\n-----END X----\n'), /neither begin nor end/);
  assert.match(faultOf('a\n-----BEGIN \n-----END \n'), /neither begin nor end/);
});

document('an object is base64 in short lines, not too many', () => {
  const of = (content: string): string => `a\n-----BEGIN X-----\n${content}-----END X-----\n`;
  assert.is(faultOf(of(`${'A'.repeat(64)}\n`)), 'none');
  assert.is(faultOf(of('')), 'none');
  assert.match(faultOf(of(`${'A'.repeat(68)}\n`)), /^malformed object: a line of more than 64/);
  assert.match(faultOf(of('A*==\n')), /^malformed object: X is no base64/);
  assert.match(faultOf(of('AAAA\n'.repeat(OBJECT_LINES_MAX + 2))), /^malformed object: more than/);
});

document('what was written in armour is read again', () => {
  const random = seededRandom(3);
  for (const length of [1, 47, 48, 49, 96, 1000]) {
    const octets = new Uint8Array(length);
    random.fill(octets);
    const [item] = read(`a\n${armoured('MY KEY', octets)}`);
    assert.equal(item.object, { tag: 'MY KEY', octets });
  }
});

document('cut at each octet, it is read to there or refused', () => {
  const text = `first 1\nkey\n${OBJECT}second 2\n`;
  for (let length = 0; length < text.length; length++) {
    const items = itemsOf(text.slice(0, length));
    if (items instanceof DirectoryFault) assert.ok(items.line > 0);
    else assert.ok([0, 8, 12].includes(length) || length >= 8 + 4 + OBJECT.length, `${length}`);
  }
});

document('random octets are read or refused, never thrown', () => {
  const random = seededRandom(11);
  const alphabet = 'ab -\n\n\t=A/+\0é@-----BEGIN X-----\n-----END X-----\n';
  for (let round = 0; round < 3000; round++) {
    let text = '';
    for (let at = 0; at < 60; at++) {
      text += alphabet[(random.bits() >>> 0) % alphabet.length];
    }
    const items = itemsOf(text);
    if (items instanceof DirectoryFault) continue;
    for (const item of items) assert.is(text.slice(item.from, item.lineEnd).endsWith('\n'), true);
  }
});

document.run();

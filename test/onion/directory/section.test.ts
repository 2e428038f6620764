import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { DocumentReader } from '../../../runtime/onion/directory/document.ts';
import { DirectoryFault, orFault } from '../../../runtime/onion/directory/fault.ts';
import { REPEATED_MAX, readSection } from '../../../runtime/onion/directory/section.ts';
import type { Section, SectionRules } from '../../../runtime/onion/directory/section.ts';

const sections = suite('onion: sections of directory documents');

const RULES: SectionRules = {
  start: { times: 'once', place: 'first', arguments: 1 },
  maybe: { times: 'optional' },
  some: { times: 'some', arguments: 2 },
  any: { times: 'any' },
  key: { times: 'optional', object: ['A KEY', 'KEY'] },
  end: { times: 'once', place: 'last' },
};

const read = (text: string): Section | DirectoryFault =>
  orFault(() => readSection(new DocumentReader(text), RULES));
const faultOf = (text: string): string => {
  const section = read(text);
  return section instanceof DirectoryFault ? String(section) : 'none';
};

sections('each item comes as often as its rule says', () => {
  const section = read('start 1\nsome 1 2\nany\nany x\nsome 3 4\nend\n') as Section;
  assert.is(section.one('start').rest, '1');
  assert.is(section.maybe('maybe'), undefined);
  assert.equal(
    section.all('some').map(({ rest }) => rest),
    ['1 2', '3 4'],
  );
  assert.is(section.all('any').length, 2);
  assert.equal(section.all('key'), []);
});

sections('what nobody knows is passed over, even with an object', () => {
  const object = '-----BEGIN X-----\nAAAA\n-----END X-----\n';
  assert.is(faultOf(`start 1\nx-new a b\n${object}some 1 2\nend\n`), 'none');
  assert.is(faultOf(`start 1\ntoString a b\nconstructor\nsome 1 2\nend\n`), 'none');
});

sections('what is missing, repeated or misplaced is refused with its line', () => {
  assert.is(faultOf('start 1\nend\n'), 'missing item: there is no some (line 1)');
  assert.is(faultOf('some 1 2\nend\n'), 'missing item: there is no start (line 1)');
  assert.is(
    faultOf('start 1\nmaybe\nmaybe\nsome 1 2\nend\n'),
    'repeated item: maybe comes once (line 3)',
  );
  assert.match(faultOf('any\nstart 1\nsome 1 2\nend\n'), /start is the first or nowhere/);
  assert.match(faultOf('start 1\nend\nsome 1 2\n'), /end is the last or nowhere/);
  assert.match(faultOf('start 1\nsome 1 2\nend\nx-unknown\n'), /end is the last or nowhere/);
  assert.match(faultOf(''), /^missing item/);
});

sections('arguments may be more than asked for, not fewer', () => {
  assert.is(faultOf('start 1 2 3\nsome 1 2 3\nend\n'), 'none');
  assert.is(faultOf('start\nsome 1 2\nend\n'), 'missing argument: start needs 1 (line 1)');
});

sections('objects are there where they belong', () => {
  const object = (tag: string): string => `-----BEGIN ${tag}-----\nAAAA\n-----END ${tag}-----\n`;
  const of = (tag: string): string => faultOf(`start 1\nkey\n${object(tag)}some 1 2\nend\n`);
  assert.equal([of('A KEY'), of('KEY')], ['none', 'none']);
  assert.match(of('B KEY'), /^malformed object: key has B KEY/);
  assert.match(faultOf('start 1\nkey\nsome 1 2\nend\n'), /^malformed object: key lacks one/);
  assert.match(faultOf(`start 1\nany\n${object('KEY')}`), /^malformed object: any has none/);
});

sections('a section ends where another begins', () => {
  const rules: SectionRules = { r: { times: 'once', place: 'first' }, s: { times: 'optional' } };
  const reader = new DocumentReader('r 1\ns a\nr 2\nfooter\n');
  const begins = (keyword: string): boolean => keyword === 'r' || keyword === 'footer';
  const names: string[] = [];
  while (reader.peek()?.keyword === 'r') {
    const section = readSection(reader, rules, begins);
    names.push(`${section.one('r').rest} ${section.maybe('s')?.rest}`);
  }
  assert.equal(names, ['1 a', '2 undefined']);
  assert.is(reader.peek()?.keyword, 'footer');
});

sections('what may be repeated may not be repeated for ever', () => {
  const most = `start 1\nsome 1 2\n${'any\n'.repeat(REPEATED_MAX)}`;
  assert.is(faultOf(`${most}end\n`), 'none');
  assert.match(faultOf(`${most}any\nend\n`), /^too many/);
});

sections.run();

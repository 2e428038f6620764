/** Every packet of every capture: tshark's fields against ours, its layers, its verdict. */
import { readFileSync, readdirSync } from 'node:fs';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { Capture } from '../../commands/decode/capture.ts';
import { Dissector } from '../../commands/decode/dissect.ts';
import { protocols } from '../../generated/protocols.ts';
import { compare } from './compare.ts';
import type { Tally } from './compare.ts';
import { readMappings } from './mapping.ts';
import type { Exception, KnownMessage } from './mapping.ts';
import { dissectWithTshark } from './pdml.ts';

const CAPTURES = 'test/captures';
const SHOWN_MAX = 40;

const mapping = readMappings('spec', messagesOf);
const tally: Tally = { fields: 0, matched: new Set() };
const used = new Set<Exception>();
let packets = 0;

function messagesOf(stem: string): KnownMessage[] {
  const found = Object.entries(protocols).find(([, table]) => table.stem === stem);
  if (!found) return [];
  const [key, table] = found;
  return table.types.map((type) => ({ key: `${key}.${type.id}`, name: type.name }));
}

const only = process.env.CAPTURE ?? '';
for (const file of readdirSync(CAPTURES).filter(
  (name) => /\.pcap(ng)?$/.test(name) && name.includes(only),
)) {
  test(file, async () => {
    const theirs = await dissectWithTshark(`${CAPTURES}/${file}`);
    const capture = new Capture();
    const dissector = new Dissector();
    const differences: string[] = [];
    for (const packet of capture.take(readFileSync(`${CAPTURES}/${file}`))) {
      const isCut = packet.originalLength > packet.octets.length;
      const dissection = dissector.dissect({ ...packet, isCut });
      const peer = theirs[packet.number - 1];
      if (!peer) continue;
      packets++;
      for (const { what, text } of compare(dissection, peer, mapping, tally)) {
        if (!isExcepted(file, packet.number, what))
          differences.push(`${file} #${packet.number} ${what}: ${text}`);
      }
    }
    assert.is(capture.packets, theirs.length);
    assert.is(report(differences), '');
  });
}

function isExcepted(file: string, number: number, what: string): boolean {
  const found = mapping.exceptions.find(
    (one) =>
      isAbout(one, what) &&
      (one.capture === file || one.capture === 'any') &&
      (one.packets === 'all' || one.packets.has(number)),
  );
  if (found) used.add(found);
  return found !== undefined;
}

/** `tls.*` is about every field of TLS. */
function isAbout(one: Exception, what: string): boolean {
  return (
    one.what === 'any' ||
    one.what === what ||
    (one.what.endsWith('*') && what.startsWith(one.what.slice(0, -1)))
  );
}

function report(differences: readonly string[]): string {
  const more = differences.length - SHOWN_MAX;
  return [...differences.slice(0, SHOWN_MAX), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

if (only === '') {
  test('every mapping, and every exception, is of use', () => {
    const idle = mapping.fields
      .filter((field) => !tally.matched.has(field))
      .map((field) => `${field.place}: ${field.peer} never matched`);
    const names = mapping.fields.length;
    const needless = mapping.exceptions
      .filter((one) => !used.has(one))
      .map((one) => `${one.place}: nothing differs`);
    assert.is([...idle, ...needless].join('\n'), '');
    console.log(
      `${packets} packets, ${tally.fields} fields of ${names} names compared with tshark`,
    );
  });
}

test.run();

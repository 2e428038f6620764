/** What is made of every spec for readers: pages, drawings, the JSON model. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { emitIr } from '../../generator/emit/ir.ts';
import type { Output } from '../../generator/emit/output.ts';
import { emitPacketSvg } from '../../generator/emit/packet-svg.ts';
import { expressionWords } from '../../generator/emit/phrases.ts';
import { emitTable } from '../../generator/emit/table.ts';
import type { Protocol } from '../../generator/model.ts';
import { compileSpecs, compileText } from './specs.ts';

const { model } = compileSpecs();

function only(outputs: readonly Output[]): string {
  assert.is(outputs.length, 1);
  return outputs[0].text;
}

const protocolOf = (name: string): Protocol => model.protocols.find((one) => one.name === name)!;

/** Specs of nothing but machines have pages of their own. */
const formats = model.protocols.filter(
  ({ path, messages, choices, values, registers }) =>
    path === 'spec/layers.protocol' ||
    messages.length + choices.length + values.length + registers.length > 0,
);

test('specs of machines alone have no page of formats', () => {
  for (const protocol of model.protocols.filter((one) => !formats.includes(one))) {
    assert.equal([...emitTable(protocol, model), ...emitIr(protocol, model)], []);
  }
});

test('every message and each of its fields is on the page', () => {
  for (const protocol of formats) {
    const page = only(emitTable(protocol, model));
    for (const { name, fields } of protocol.messages) {
      assert.ok(page.includes(`\n## ${name}\n`), name);
      for (const field of fields) assert.ok(page.includes(`| ${field.name} |`), field.path);
    }
    for (const { title } of protocol.examples) {
      assert.ok(page.toLowerCase().includes(`### ${title.toLowerCase()}`), title);
    }
  }
});

test('pages keep to the margin, but for tables', () => {
  for (const protocol of formats) {
    for (const line of only(emitTable(protocol, model)).split('\n')) {
      assert.ok(line.length <= 100 || line.startsWith('|'), `${protocol.path}: ${line}`);
    }
  }
});

test('the page of UDP says what it needs, how fields are found, and who carries it', () => {
  const page = only(emitTable(protocolOf('UDP'), model));
  assert.match(page, '- Needs from below: Pseudo Header, IP Version in 4 | 6');
  assert.match(page, '- Carried by: IPv4.Packet on 17;');
  assert.match(page, '| 32 | Length | 16 bits |  | in 8.., else malformed | octets of Datagram |');
});

test('EtherTypes are read in hexadecimal', () => {
  assert.match(only(emitTable(protocolOf('Ethernet'), model)), '| 0x86dd | IPv6 |');
});

test('drawings are well-formed, and the same each time', () => {
  for (const protocol of model.protocols) {
    const [output] = emitPacketSvg(protocol, model);
    if (output === undefined) continue;
    const { text } = output;
    assert.equal(emitPacketSvg(protocol, model)[0].text, text);
    assert.not.match(text, /NaN|undefined|Infinity/);
    const elements = text.replace(/<!--[\s\S]*?-->/g, '').match(/<\/?[a-z]+[^>]*>/g) ?? [];
    const open: string[] = [];
    for (const element of elements) {
      const name = /[a-z]+/.exec(element)![0];
      if (element.startsWith('</')) assert.is(open.pop(), name, protocol.path);
      else if (!element.endsWith('/>')) open.push(name);
    }
    assert.equal(open, []);
  }
});

test('the JSON model has all rules and fields, and names nothing that is not there', () => {
  const types = new Set<string>();
  for (const { name, messages, choices, numbers, labels } of model.protocols) {
    for (const type of [...messages, ...choices, ...numbers, ...labels])
      types.add(`${name}.${type.name}`);
  }
  for (const protocol of formats) {
    const document = JSON.parse(only(emitIr(protocol, model))) as Record<string, unknown>;
    assert.is(document['ir'], 1);
    const rules = (document['rules'] ?? []) as { code: number }[];
    assert.equal(
      rules.map(({ code }) => code),
      protocol.rules.map(({ code }) => code),
    );
    const found = everyProperty(document);
    for (const name of found.get('type') ?? []) assert.ok(types.has(String(name)), String(name));
    const paths = new Set(found.get('path'));
    for (const path of found.get('field') ?? []) assert.ok(paths.has(path), String(path));
  }
});

/** The values of all properties, by name, wherever they are. */
function everyProperty(
  value: unknown,
  found = new Map<string, unknown[]>(),
): Map<string, unknown[]> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) found.set(name, [...(found.get(name) ?? []), inner]);
    everyProperty(inner, found);
  }
  return found;
}

test('the JSON model has one field a line', () => {
  const lines = only(emitIr(protocolOf('UDP'), model)).split('\n');
  for (const field of protocolOf('UDP').messages[0].fields) {
    assert.is(lines.filter((line) => line.includes(`"path": "${field.path}", "line"`)).length, 1);
  }
});

test('expressions are written with the parentheses they need', () => {
  const sizes = ['(Length - 8) * 4', 'Length - 8 * 4', 'Length / 2 - 1', '(Length & 3) + 5'];
  for (const size of sizes) {
    const fields = `Length (16) in 100..200, Data (${size} octets), Rest (..)`;
    const compiled = compileText(`protocol A "a"\n\nMessage { ${fields} }\n`);
    const field = compiled.model.protocols[0].messages[0].fields[1];
    assert.ok(field.kind === 'octets' && field.size.kind === 'octets');
    assert.is(
      expressionWords(field.size.octets),
      size === '(Length & 3) + 5' ? 'Length & 3 + 5' : size,
    );
  }
});

test.run();

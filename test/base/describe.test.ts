/** The describer against the generated check: on every example of every spec, whole and spoilt. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { wires } from '../../generated/codecs.ts';
import { protocols } from '../../generated/protocols.ts';
import type { Example, Protocol } from '../../generator/model.ts';
import { camel } from '../../generator/names.ts';
import { describe } from '../../runtime/base/describe.ts';
import type { Node } from '../../runtime/base/describe.ts';
import { compileSpecs } from '../generator/specs.ts';

const SPOILT_EACH = 60;
const SEED = 20_261_123;

/** A small generator with a seed: the same spoilt examples in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % sides;
  };
}

/** Octets changed, cut off, or followed by more. */
function spoil(octets: Uint8Array, roll: (sides: number) => number): Uint8Array {
  let spoilt = octets.slice();
  for (let times = 1 + roll(3); times > 0; times--) {
    const way = roll(10);
    if (way < 2) spoilt = spoilt.slice(0, roll(spoilt.length + 1));
    else if (way === 2) spoilt = Uint8Array.from([...spoilt, ...new Uint8Array(roll(8))]);
    else if (spoilt.length > 0) spoilt[roll(Math.min(spoilt.length, 64))] = roll(way < 6 ? 256 : 8);
  }
  return spoilt;
}

type Check = (octets: Uint8Array, start: number, end: number, ...needs: number[]) => number;

async function compare(protocol: Protocol, example: Example): Promise<void> {
  const { of } = example;
  const key = camel(protocol.stem);
  const table = protocols[key]!;
  const type = table.types.find((one) => one.id === of.id)!;
  const module = await wires[key]!();
  const check = module[`check${of.id[0]!.toUpperCase()}${of.id.slice(1)}`] as Check;
  const context: Record<string, number> = {};
  for (const { name, value } of example.with) context[camel(name)] = Number(value);
  const needs = of.needs.givens.map((given) => context[given.id] ?? 0);
  const roll = dice(SEED);
  for (let round = 0; round <= SPOILT_EACH; round++) {
    const octets = round === 0 ? example.octets : spoil(example.octets, roll);
    const origin = of.needs.origin ? [0] : [];
    const expected = check(octets, 0, octets.length, ...origin, ...needs);
    const { root, fault } = describe(type, octets, 0, octets.length, context);
    const where = `${example.title}, round ${round}: ${Buffer.from(octets).toString('hex')}`;
    assert.is(table.rules[(fault?.code ?? 0) - 1]?.[0], table.rules[expected - 1]?.[0], where);
    assert.ok(isInside(root, octets.length * 8), where);
  }
}

/** No field reaches past the octets. */
function isInside(node: Node, end: number): boolean {
  return (
    node.bitOffset + node.bitLength <= end && node.children.every((child) => isInside(child, end))
  );
}

for (const protocol of compileSpecs().model.protocols) {
  const own = protocol.examples.filter((example) => example.of.protocol === protocol.name);
  if (own.length === 0) continue;
  test(`${protocol.name} breaks the same rule first, described or checked`, async () => {
    for (const example of own) await compare(protocol, example);
  });
}

test.run();

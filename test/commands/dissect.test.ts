/** Every capture, whole and spoilt: nothing throws, and layers break the rule their check says. */
import { readFileSync, readdirSync } from 'node:fs';

import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { Capture } from '../../commands/decode/capture.ts';
import { Dissector } from '../../commands/decode/dissect.ts';
import type { Layer } from '../../commands/decode/dissect.ts';
import { lineOf } from '../../commands/decode/line.ts';
import { treeOf } from '../../commands/decode/tree.ts';
import { wires } from '../../generated/codecs.ts';

const CAPTURES = 'test/captures';
const SPOILT_EACH = 3;
const SEED = 1_123;
const plain = { style: (_: unknown, text: string): string => text };

function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % sides;
  };
}

function spoil(octets: Uint8Array, roll: (sides: number) => number): Uint8Array {
  const spoilt = octets.slice(0, roll(8) === 0 ? roll(octets.length + 1) : octets.length);
  for (let times = 1 + roll(3); times > 0 && spoilt.length > 0; times--) {
    spoilt[roll(Math.min(spoilt.length, 96))] = roll(256);
  }
  return spoilt;
}

type Check = (octets: Uint8Array, start: number, end: number, ...needs: number[]) => number;

async function compare(layer: Layer, where: string): Promise<void> {
  const [protocol = ''] = layer.key.split('.');
  const { id, needs } = layer.type;
  const module = await wires[protocol]!();
  const check = module[`check${id.charAt(0).toUpperCase()}${id.slice(1)}`] as Check;
  const given = needs.map((need) => layer.context[need] ?? 0);
  const code = check(layer.octets, layer.start, layer.limit, ...given);
  const name = (one: number): string | undefined => layer.protocol.rules[one - 1]?.[0];
  assert.is(name(layer.description.fault?.code ?? 0), name(code), `${where} ${layer.key}`);
}

for (const file of readdirSync(CAPTURES).filter((name) => /\.pcap(ng)?$/.test(name))) {
  test(file, async () => {
    const [capture, dissector, spoilt] = [new Capture(), new Dissector(), new Dissector()];
    const roll = dice(SEED);
    for (const packet of capture.take(readFileSync(`${CAPTURES}/${file}`))) {
      const where = `${file} #${packet.number}`;
      const isCut = packet.originalLength > packet.octets.length;
      for (let round = 0; round <= SPOILT_EACH; round++) {
        const octets = round === 0 ? packet.octets : spoil(packet.octets, roll);
        const whole = round === 0 ? dissector : spoilt;
        const dissection = whole.dissect({ ...packet, octets, isCut });
        lineOf({ ...packet, octets }, dissection, '0');
        if (round > 0) treeOf(dissection, plain);
        for (const layer of dissection.layers) await compare(layer, `${where}, round ${round}`);
      }
    }
    assert.is(capture.problem, undefined);
  });
}

test.run();

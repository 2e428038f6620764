/**
 * What must hold of generated code, whatever the packet. Each property throws where it does not.
 */
import * as assert from 'node:assert/strict';

import type { Rule } from '../../generator/model.ts';
import { forgetNames } from '../../runtime/base/labels.ts';
import { writePlace } from '../reference/bits.ts';
import type { Node } from '../reference/tree.ts';
import { contentsAgree, hex, plain, readBoth } from './agree.ts';
import type { Tally } from './agree.ts';
import { mutate, needsAt, noise, numbersOf, packetOf, place, GUARD } from './cases.ts';
import type { Case, Packet } from './cases.ts';
import { framing } from './framing.ts';
import { pointsBack } from './pointers.ts';
import { setters } from './setters.ts';
import type { Subject } from './subjects.ts';
import { violations } from './violations.ts';

export type Property = (subject: Subject, tried: Case, tally: Tally) => void;

/** A value that was made must be written soundly, unless only a length's own rule says no. */
function sound(subject: Subject, tried: Case, tally: Tally): [Packet, Node] | undefined {
  const packet = packetOf(subject, tried);
  if (!packet) return undefined;
  const reading = readBoth(subject, packet, tally);
  const { fault } = reading;
  if (fault && isLengthRule(fault)) return undefined;
  assert.equal(
    fault?.constant,
    undefined,
    `a value that was made is refused: ${hex(packet.octets)}`,
  );
  assert.equal(reading.end, packet.end, 'what was written is longer than what is read');
  contentsAgree(subject, packet, reading);
  return [packet, reading.tree];
}

/**
 * Writers do not ask the rules of what they derive: a list may come out shorter than its length
 * allows.
 */
function isLengthRule({ kind }: Rule): boolean {
  return kind === 'range' || kind === 'multiple';
}

/** Written, checked, read and written again, a value is the same; nothing around it is touched. */
const roundTrip: Property = (subject, tried, tally) => {
  const [packet] = sound(subject, tried, tally) ?? [];
  if (!packet) return;
  const { octets, o, end, needs, b } = packet;
  const again = subject.read(b, o, end, needs);
  const rewritten = subject.encode(again, tried.givens);
  assert.equal(hex(rewritten), hex(octets), 'what was read is written differently');
  // A name is written out before what was said of it becomes a pointer: that takes room behind.
  const names = pointsBack(subject.type);
  const dirty = new Uint8Array(b.length + (names ? NAME_OCTETS_MAX : 0)).fill(GUARD);
  // What was written of the message so far can be pointed at: here, nothing was.
  forgetNames();
  const written = subject.write(packet.value, dirty, o, needs);
  assert.equal(written, end, 'write() answers another end at another offset');
  const upTo = names ? end : b.length;
  const [wrote, wanted] = [dirty, b].map((buffer) => hex(buffer.subarray(0, upTo)));
  assert.equal(wrote, wanted, 'write() depends on what stood there, or writes outside');
  const decoded = subject.decode(octets, tried.givens);
  const value = subject.read(octets, 0, octets.length, needsAt(subject.type, 0, tried.givens));
  assert.deepEqual(plain(decoded), plain({ ok: true, value }));
};

const NAME_OCTETS_MAX = 256;

/** Cut short anywhere, a packet is what the twin says of the shorter one. */
const truncation: Property = (subject, tried, tally) => {
  const [packet] = sound(subject, tried, tally) ?? [];
  if (!packet) return;
  const { octets, o, needs } = packet;
  const stride = Math.max(1, Math.floor(octets.length / CUTS_MAX));
  for (let length = tried.deeds[0] % stride; length < octets.length; length += stride) {
    readBoth(subject, { ...place(octets.slice(0, length), o), needs }, tally);
  }
};

const CUTS_MAX = 24;

/** One broken rule raises its own fault. */
const brokenRule: Property = (subject, tried, tally) => {
  const [packet, tree] = sound(subject, tried, tally) ?? [];
  if (!packet || !tree) return;
  const own = numbersOf(tree).flatMap((node) => violations(node, subject));
  if (own.length === 0) return;
  const [pick] = tried.deeds;
  const { node, value, rule } = own[pick % own.length];
  const { o, needs } = packet;
  const { b, end } = place(packet.octets, o);
  writePlace(b, node.place!, value);
  const { fault } = readBoth(subject, { b, o, end, needs }, tally);
  // A number in a type of another file is refused under the name its field gives it.
  const expected = rule.code === subject.rules.get(rule.code)?.code && isOwn(subject, rule);
  if (expected) assert.equal(fault?.constant, rule.constant, `${rule.path} = ${value}`);
  else assert.ok(fault, `${rule.path} = ${value} is let through`);
};

function isOwn(subject: Subject, rule: Rule): boolean {
  return subject.protocol.rules.includes(rule);
}

/** Anything at all: no exception, and what the twin says. */
const hostile: Property = (subject, tried, tally) => {
  const packet = tried.deeds[0] % 8 === 0 ? undefined : packetOf(subject, tried);
  const octets = packet ? mutate(packet.octets, tried.deeds.slice(1)) : noise(tried);
  const placed = place(octets, tried.offset);
  const needs = needsAt(subject.type, placed.o, tried.givens);
  const reading = readBoth(subject, { ...placed, needs }, tally);
  if (!reading.fault) contentsAgree(subject, { ...placed, needs }, reading);
};

/**
 * Chunks say what the whole says: what is still needed is never too much, and enough in the end.
 */
const chunks: Property = (subject, tried, tally) => {
  const [packet] = sound(subject, tried, tally) ?? [];
  if (packet) framing(subject, packet);
};

/** Setters change their field and nothing else; those that mend a checksum leave a sound packet. */
const settersHold: Property = (subject, tried, tally) => {
  const [packet, tree] = sound(subject, tried, tally) ?? [];
  if (packet && tree) setters(subject, packet, tree, tried.deeds);
};

export const properties: Readonly<Record<string, Property>> = {
  'round-trip': roundTrip,
  truncation,
  'broken-rule': brokenRule,
  hostile,
  chunks,
  setters: settersHold,
};

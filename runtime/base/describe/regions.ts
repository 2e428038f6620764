/** Regions: where fields end, found as soon as the fields that say so are read. */
import { bound, breakRule, compute, count } from './state.ts';
import type { Region, Scope, Walk } from './state.ts';
import type { Node } from './node.ts';
import type { Compute, FieldTable, SizeTable } from './table.ts';

/** At the end of a region all of it must have been read. */
export function leave(
  walk: Walk,
  region: Region,
  inside: readonly FieldTable[],
  scope: Scope,
): void {
  const end = region.end ?? bound(scope.regions);
  if (walk.at !== end && !fills(inside)) {
    const finding = {
      expected: `${count(end - region.start)} of fields`,
      found: count(walk.at - region.start),
    };
    breakRule(walk, scope, region.size?.leftover, region.node, finding, false);
  }
  walk.at = end;
}

/** Whether the last field always takes all that is left. */
export function fills(inside: readonly FieldTable[]): boolean {
  const last = inside.at(-1);
  if (!last || last.when) return false;
  if (last.kind === 'octets' || last.kind === 'union') return !last.size;
  return last.kind === 'list' && !last.size && !last.times;
}

/** The regions whose size is known now that this field was read; inner ones are held to them. */
export function settle(walk: Walk, id: string, scope: Scope): void {
  if (walk.stopped) return;
  for (const [index, region] of scope.regions.entries()) {
    if (region.end !== undefined || region.size?.after !== id) continue;
    close(walk, scope, region, region.size, index);
    const inner = scope.regions.slice(index + 1).find((one) => one.end !== undefined);
    if (inner?.size && inner.end! > region.end!) {
      const finding = {
        expected: `at most ${count(region.end! - inner.start)}`,
        found: count(inner.end! - inner.start),
      };
      breakRule(walk, scope, inner.size.rule, inner.node, finding, false);
      inner.end = region.end;
    }
  }
}

/** Finds a region's end; one that is too far becomes the end of what holds it. */
export function close(
  walk: Walk,
  scope: Scope,
  region: Region,
  size: SizeTable,
  index: number,
): void {
  const room = bound(scope.regions, index);
  const bits = compute(walk, size.octets, scope) * 8;
  region.end = region.start + bits;
  if (region.end <= room && bits >= 0) return;
  region.end = room;
  const short = room === walk.limit;
  const finding = { expected: count(bits), found: count(room - region.start), short };
  breakRule(walk, scope, size.rule, region.node, finding, false);
}

/** The end of something whose size is known when it begins. */
export function sizedEnd(
  walk: Walk,
  size: SizeTable | undefined,
  node: Node,
  scope: Scope,
): number {
  const room = bound(scope.regions);
  if (!size) return room;
  const bits = compute(walk, size.octets, scope) * 8;
  if (walk.at + bits <= room && bits >= 0) return walk.at + bits;
  const finding = {
    expected: count(bits),
    found: count(Math.max(room - walk.at, 0)),
    short: room === walk.limit,
  };
  breakRule(walk, scope, size.rule, node, finding, false);
  return Math.max(room, walk.at);
}

/** What fills octets up to a minimum is read past. */
export function filled(walk: Walk, to: Compute, size: SizeTable, node: Node, scope: Scope): void {
  const [end, room] = [node.bitOffset + compute(walk, to, scope) * 8, bound(scope.regions)];
  if (end > room) {
    const finding = {
      expected: `${count(end - walk.at)} of filler`,
      found: count(room - walk.at),
      short: room === walk.limit,
    };
    breakRule(walk, scope, size.rule, node, finding, false);
  }
  walk.at = Math.min(Math.max(walk.at, end), room);
}

export function put(walk: Walk, node: Node, end: number): void {
  node.value = walk.octets.subarray(walk.at >> 3, Math.max(end, walk.at) >> 3);
  walk.at = Math.max(end, walk.at);
  node.bitLength = walk.at - node.bitOffset;
}

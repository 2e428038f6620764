/** Where a field ends, and where the next begins. */
import type { Field, Size, Type } from '../../model.ts';
import { upper } from '../../names.ts';
import { say } from '../expression.ts';
import { paren } from '../integers.ts';
import { foreign, needsNames } from '../module.ts';
import { type Code, type State, type Cursor, offset } from '../positions.ts';
import { ordered, call, speaker } from './speaker.ts';

export function sized(start: Code, size: Size, state: State, here?: Cursor, region?: Code): Code {
  if (size.kind === 'rest') return region!;
  const needs = new Set(start.needs);
  const code = say(size.octets, speaker(state, needs, region, here));
  return { code: `${start.code} + ${code}`, needs };
}

/** An offset worth a function of its own. */
export function named(name: string, code: Code, doc: string, state: State, body?: string[]): Code {
  if (!body && /^(end|o( \+ \d+)?)$/.test(code.code)) return code;
  const needs = ordered(code.needs, state.module);
  state.functions.push({ name, needs, body: body ?? [`return ${code.code};`], doc });
  return { code: call(name, code.needs, state.module), needs: code.needs };
}

/** Where the next field begins: behind the filler, if there is some. */
export function filled(
  field: Field,
  id: string,
  start: Code,
  end: Code,
  when: Code | undefined,
  region: Code,
  state: State,
): Code {
  if (field.kind === 'list' && field.times && field.padded) return region;
  if (field.kind !== 'octets' || !field.padded || field.size.kind === 'rest') return end;
  const needs = new Set([...start.needs, ...end.needs]);
  const to = say(field.padded.to, speaker(state, needs, region, undefined));
  const most = `Math.max(${end.code}, ${start.code} + ${paren(to)})`;
  const code = when ? `${when.code} ? ${most} : ${end.code}` : most;
  return named(`${id}Filled`, { code, needs }, `Where what fills ${field.name} up ends.`, state);
}

export function fieldEnd(
  field: Field,
  id: string,
  start: Code,
  when: Code | undefined,
  cursor: Cursor,
  region: Code,
  state: State,
  whole?: Code,
): Code {
  const bare: Code & { readonly body?: string[] } =
    whole ?? bareEnd(field, start, cursor, region, state);
  const doc = `Where ${field.name} ends.`;
  const needs = new Set([...bare.needs, ...start.needs, ...(when?.needs ?? [])]);
  if (!when) return named(`${id}End`, { code: bare.code, needs }, doc, state, bare.body);
  if (bare.body)
    return named(`${id}End`, { code: '', needs }, doc, state, [
      `if (!(${when.code})) return ${start.code};`,
      ...bare.body,
    ]);
  return named(
    `${id}End`,
    { code: `${when.code} ? ${bare.code} : ${start.code}`, needs },
    doc,
    state,
  );
}

function bareEnd(
  field: Field,
  start: Code,
  cursor: Cursor,
  region: Code,
  state: State,
): Code & { readonly body?: string[] } {
  const scan = (type: Type, from: string, end: string): string =>
    `${foreign(state.module, type, `scan${upper(type.id)}`)}(${['b', from, end, ...passed(type, state)].join(', ')})`;
  switch (field.kind) {
    case 'integer': {
      if (!field.width) return offset(start, field.bits >> 3);
      const needs = new Set(start.needs);
      return {
        code: `${start.code} + (${say(field.width, speaker(state, needs, region, cursor))}) / 8`,
        needs,
      };
    }
    case 'octets':
    case 'union':
      return sized(start, field.size, state, cursor, region);
    case 'nested':
      return {
        code: scan(field.type, start.code, region.code),
        needs: new Set([
          ...region.needs,
          ...needsNames(field.type).filter((need) => need !== 'origin' || state.type.needs.origin),
        ]),
      };
    case 'group':
      return sized(start, field.size ?? { kind: 'rest' }, state, cursor, region);
    case 'list': {
      if (!field.times) return sized(start, field.size, state, cursor, region);
      const needs = new Set([...start.needs, ...region.needs]);
      const times = say(field.times, speaker(state, needs, region, cursor));
      const { element } = field;
      if (element.kind !== 'type') {
        const size = element.kind === 'integer' ? element.bits / 8 : element.octets;
        return { code: `${start.code} + ${size} * ${paren(times)}`, needs };
      }
      for (const need of needsNames(element.type))
        if (need !== 'origin' || state.type.needs.origin) needs.add(need);
      const body = [
        `let at = ${start.code};`,
        `for (let left = ${times}; left > 0; left--) at = ${scan(element.type, 'at', region.code)};`,
        'return at;',
      ];
      return { code: '', needs, body };
    }
  }
}

function passed(type: Type, state: State): string[] {
  const origin = state.type.needs.origin ? 'origin' : 'o';
  return needsNames(type).map((need) => (need === 'origin' ? origin : need));
}

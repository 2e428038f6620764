/** `Body.Options[0].MSS`: which part of what was read a path names. */
import type { Field } from '../model.ts';
import { nearest } from '../resolve/suggest.ts';
import type { Part } from './tree.ts';

export type Found =
  | { readonly part: Part }
  /** What is wrong with the path, and how to mend it. */
  | { readonly wrong: string; readonly help: string | undefined };

export function findPart(root: Part, path: string): Found {
  let here = root;
  let rest = path;
  while (rest !== '') {
    // A number as long as it says is its value.
    if (here.type?.kind === 'number' && here.type.valueName === rest) return { part: here };
    const names = [...namesIn(here)].sort((a, b) => b.length - a.length);
    const name = names.find(
      (one) => rest === one || (/^[.[]/.test(rest.slice(one.length)) && rest.startsWith(one)),
    );
    if (name === undefined) return unknown(here, rest, names);
    rest = rest.slice(name.length).replace(/^\./, '');
    const found = visible(here).find((one) => one.name === name);
    // A group without a size has no place of its own: its fields are those of what it stands in.
    if (!found && !isGroup(here, name))
      return { wrong: `${name} is not there in these octets`, help: undefined };
    here = found ?? here;
    const index = /^\[(\d+)\]\.?/.exec(rest);
    if (!index) continue;
    const item = here.parts[Number(index[1])];
    const many = here.parts.length;
    if (!item)
      return {
        wrong: `${name} has ${many} ${many === 1 ? 'item' : 'items'}: there is no ${name}${index[0].replace('.', '')}`,
        help: 'items are counted from 0',
      };
    here = item;
    rest = rest.slice(index[0].length);
  }
  return { part: here };
}

function unknown(here: Part, rest: string, names: readonly string[]): Found {
  const wanted = rest.split(/[.[]/)[0]!;
  const near = nearest(wanted, names);
  const where = here.arm ? `${here.name}, as ${here.arm.name},` : here.name;
  return {
    wrong: `${where} has no field ${wanted}`,
    help: near === undefined ? undefined : `did you mean ${near}?`,
  };
}

/** Fields that can be named from here: those of groups belong to what the group stands in. */
function visible(here: Part): Part[] {
  return here.parts.flatMap((one) =>
    one.field?.kind === 'group' ? [one, ...visible(one)] : [one],
  );
}

function namesIn(here: Part): Set<string> {
  return new Set([...visible(here).map((one) => one.name), ...declared(here).flatMap(all)]);
}

/** The fields that the spec has here, read or not. */
function declared(here: Part): readonly Field[] {
  if (here.arm) return here.arm.fields;
  if (here.field?.kind === 'group') return here.field.fields;
  return here.type?.kind === 'message' ? here.type.fields : [];
}

function all(field: Field): string[] {
  return field.kind === 'group' ? [field.name, ...field.fields.flatMap(all)] : [field.name];
}

function isGroup(here: Part, name: string): boolean {
  const inside = (field: Field): boolean =>
    field.kind === 'group' && (field.name === name || field.fields.some(inside));
  return declared(here).some(inside);
}

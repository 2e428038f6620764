/** Types and values by name, in this file or another. */
import { type Reporter } from '../diagnostic.ts';
import type { Type, Values } from '../model.ts';
import { nearest } from './suggest.ts';
import type { Named } from '../syntax.ts';
import { type Unit, type Units } from './declare.ts';

export function findType(
  name: Named,
  unit: Unit | undefined,
  units: Units,
  reporter: Reporter,
): Type | undefined {
  const own = unit?.types.get(name.text);
  if (own) return own;
  const other = units.get(name.text);
  if (other?.protocol.messages[0]) return other.protocol.messages[0];
  const dot = name.text.indexOf('.');
  const foreign =
    dot > 0 ? units.get(name.text.slice(0, dot))?.types.get(name.text.slice(dot + 1)) : undefined;
  if (foreign) return foreign;
  if ([...units.values()].some((one) => isUnread(name, one))) return undefined;
  const near = nearest(name.text, [
    ...(unit?.types.keys() ?? []),
    ...units.keys(),
    ...[...units].flatMap(([p, u]) => [...u.types.keys()].map((t) => `${p}.${t}`)),
  ]);
  reporter.report({
    span: name.span,
    message: `unknown type ${name.text}: expected a message, union, number or labels`,
    help: near === undefined ? declareIt(name.text, units) : `did you mean ${near}?`,
  });
  return undefined;
}

/** Whether a name was declared by something that did not parse: that was reported already. */
function isUnread(name: Named, unit: Unit): boolean {
  return unit.file.unread.some(
    (one) => one === name.text || `${unit.protocol.name}.${one}` === name.text,
  );
}

function declareIt(name: string, units: Units): string {
  const dot = name.indexOf('.');
  if (dot < 0) return `declare it: ${name} { … }`;
  const protocol = name.slice(0, dot);
  return units.has(protocol)
    ? `${protocol} declares no ${name.slice(dot + 1)}`
    : `no file specifies ${protocol}`;
}

export function findValues(
  name: Named,
  unit: Unit,
  units: Units,
  reporter: Reporter,
): Values | undefined {
  const dot = name.text.indexOf('.');
  const found =
    unit.values.get(name.text) ??
    (dot > 0
      ? units.get(name.text.slice(0, dot))?.values.get(name.text.slice(dot + 1))
      : undefined);
  if (found) return found;
  if ([...units.values()].some((one) => isUnread(name, one))) return undefined;
  const near = nearest(name.text, unit.values.keys());
  reporter.report({
    span: name.span,
    message: `unknown values ${name.text}`,
    help:
      near === undefined
        ? `declare them: values ${name.text} { 0 …, 1 … }`
        : `did you mean ${near}?`,
  });
  return undefined;
}

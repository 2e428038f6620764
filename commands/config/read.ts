/** Reads a file of JSON, with comments if it likes, and says of each mistake where it is. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';

import { UsageError } from '../failure.ts';
import { didYouMean } from '../suggest.ts';
import { formats } from './formats.ts';
import { configSchema } from './schema.ts';
import type { Config } from './schema.ts';

/** Throws a UsageError with a line for each mistake, as `FILE:LINE:COLUMN: …`. */
export function readConfig(file: string, text: string): Config {
  const parseErrors: ParseError[] = [];
  const root = parseTree(text, parseErrors, { allowTrailingComma: true, disallowComments: false });
  const where = (offset: number): string => {
    const before = text.slice(0, offset).split('\n');
    return `${file}:${before.length}:${before.at(-1)!.length + 1}`;
  };
  if (root === undefined || parseErrors.length > 0) {
    const lines = parseErrors.map(
      ({ error, offset }) => `${where(offset)}: this is no JSON: ${words(error)}`,
    );
    throw new UsageError(lines.length > 0 ? lines.join('\n') : `${where(0)}: it is empty`);
  }
  const config = getNodeValue(root) as Config;
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true });
  for (const [name, complaint] of Object.entries(formats)) {
    ajv.addFormat(name, (value: string) => complaint(value) === undefined);
  }
  const validate = ajv.compile(configSchema);
  if (validate(config)) return config;
  const mistakes = (validate.errors ?? []).map((error) => {
    const { node, what } = mistakeOf(error, root);
    return { offset: node.offset, line: `${where(node.offset)}: ${what}` };
  });
  mistakes.sort((one, other) => one.offset - other.offset);
  throw new UsageError(mistakes.map(({ line }) => line).join('\n'));
}

/** `PropertyNameExpected` as `property name expected`. */
function words(error: ParseError['error']): string {
  return printParseErrorCode(error)
    .replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}

interface Mistake {
  readonly node: Node;
  readonly what: string;
}

function mistakeOf(
  { instancePath, keyword, params, schema, data, ...error }: ErrorObject,
  root: Node,
): Mistake {
  const path = instancePath.split('/').slice(1).map(segment);
  const node = findNodeAtLocation(root, path) ?? root;
  const name = path.length === 0 ? 'the whole' : path.join('.');
  const found = JSON.stringify(data);
  switch (keyword) {
    case 'additionalProperties': {
      const { additionalProperty: key } = params as { additionalProperty: string };
      const known = Object.keys((error.parentSchema as { properties: object }).properties);
      const at = node.children?.find(({ children }) => children?.[0].value === key) ?? node;
      const hint = didYouMean(key, known) || `; known are ${known.join(', ')}`;
      return { node: at, what: `there is no ${[...path, key].join('.')}${hint}` };
    }
    case 'type': {
      const types = [schema as string | readonly string[]].flat().map(article);
      return { node, what: `${name} is ${found}; expected ${types.join(' or ')}` };
    }
    case 'enum': {
      const allowed = (schema as readonly unknown[]).join(', ');
      return { node, what: `${name} is ${found}; expected one of ${allowed}` };
    }
    case 'format':
      return { node, what: `${name} is ${found}; ${formats[schema as string](data as string)}` };
    case 'pattern':
      return { node, what: `${name} is ${found}; expected [HOST:]PORT` };
    default:
      return { node, what: `${name} is ${found}; it ${error.message ?? 'is wrong'}` };
  }
}

/** Of a JSON pointer: RFC 6901 §3; an index where it is one. */
function segment(text: string): string | number {
  const plain = text.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^\d+$/.test(plain) ? Number(plain) : plain;
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** JSON Schema, as much of it as says what is configured and what is answered. */

export const SCHEMA_DIALECT = 'https://json-schema.org/draft/2020-12/schema';

type Type = 'object' | 'array' | 'string' | 'boolean' | 'integer' | 'number' | 'null';

export interface Schema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: Type | readonly Type[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
export const integer: Schema = { type: 'integer' };
/** A count: never below nothing. */
export const count: Schema = { type: 'integer', minimum: 0 };
export const flag: Schema = { type: 'boolean' };
/** Where what is there depends on what was asked. */
export const anything: Schema = {};

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** Of names that nobody knows beforehand. */
export function record(values: Schema): Schema {
  return { type: 'object', additionalProperties: values };
}

export function oneOf(...values: readonly unknown[]): Schema {
  return { enum: values };
}

export function either(...schemas: readonly Schema[]): Schema {
  return { anyOf: schemas };
}

/** Nothing but these; those whose names end in `?` may be absent. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, of]) => [name.replace(/\?$/, ''), of])),
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

export const failure: Schema = object({
  kind: oneOf('usage', 'failure', 'internal'),
  'code?': either(text, integer),
  message: text,
});

/** What any command answers that was not understood, or could not do its work. */
export const failureAnswer: Schema = object({ error: failure });

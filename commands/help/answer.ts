/** What a command answers with --json, as JSON Schema; and what it answers when it fails. */
import { commands } from '../table.ts';
import { either, failureAnswer, SCHEMA_DIALECT } from '../schema.ts';
import type { Schema } from '../schema.ts';

/** Undefined of a command that has no answer but text. */
export async function answerOf(name: string): Promise<Schema | undefined> {
  const entry = commands.find((one) => one.name === name);
  const { command } = (await entry?.load()) ?? {};
  if (command?.options.json === undefined) return undefined;
  // Beside the commands, under the same name.
  const path = `../answers/${name.replace(' ', '/')}.ts`;
  const { answer } = (await import(path)) as { readonly answer: Schema };
  return {
    $schema: SCHEMA_DIALECT,
    title: `What nonos ${name} --json answers`,
    ...either(answer, failureAnswer),
  };
}

/** Holds what a command has answered to the schema of its answers. */
import { Ajv2020 } from 'ajv/dist/2020.js';

import { answerOf } from '../../../commands/help/answer.ts';
import { commands } from '../../../commands/table.ts';

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const names = commands.map(({ name }) => name).sort((one, other) => other.length - one.length);

/** What is wrong with it; undefined where nothing is. */
export async function answerFault(
  line: readonly string[],
  output: string,
): Promise<string | undefined> {
  const name = names.find((one) => one === line.slice(0, one.split(' ').length).join(' '));
  if (name === undefined) return undefined;
  const schema = await answerOf(name);
  if (schema === undefined) return `${name} has no schema in commands/answers/`;
  const validate = ajv.compile(schema);
  const documents = name === 'decode' && !line.includes('--stats') ? linesOf(output) : [output];
  const wrong = documents.find((one) => !validate(JSON.parse(one)));
  if (wrong === undefined) return undefined;
  const faults = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    return `${instancePath} ${message} ${JSON.stringify(params)}`;
  });
  return faults.join('\n');
}

/** A capture may have no end: of each packet a document, as soon as it is there. */
function linesOf(output: string): readonly string[] {
  return output.startsWith('{\n') ? [output] : output.trim().split('\n');
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';

import { format } from '../../generator/format.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { Failure, UsageError } from '../failure.ts';
import { nearest } from '../suggest.ts';

const LAYERS = ['device', 'link', 'network', 'transport', 'secure', 'application', 'onion'];

export const command = defineCommand({
  examples: [
    { line: 'nonos spec new Echo', description: 'Begin spec/application/echo.protocol' },
    { line: 'nonos spec new "Spanning Tree" --layer link', description: 'Begin one elsewhere' },
  ],
  positionals: [{ name: 'NAME', description: 'The name of the protocol, as its RFC writes it' }],
  options: {
    layer: {
      type: 'string',
      value: 'LAYER',
      default: 'application',
      description: `Its folder: ${LAYERS.join(', ')}`,
    },
    json: jsonOption,
  },
  run({ positionals: [given], options: { layer, json } }, terminal) {
    const name = nameOf(given);
    if (!LAYERS.includes(layer)) {
      const meant = nearest(layer, LAYERS);
      const hint = meant ? `did you mean ${meant}?` : `there are ${LAYERS.join(', ')}`;
      throw new UsageError(`there is no layer ${layer}; ${hint}`);
    }
    const stem = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const path = `spec/${layer}/${stem}.protocol`;
    if (existsSync(path)) throw new Failure(`${path} is there already`);
    mkdirSync(`spec/${layer}`, { recursive: true });
    writeFileSync(path, newSpec(name));
    const next = [
      `edit ${path}: put the fields of your RFC in the place of these`,
      `nonos spec check ${path}`,
      'nonos spec generate',
      `nonos spec explain ${name}`,
    ];
    if (json) terminal.printJson({ path, next });
    else
      terminal.print(
        [`${path}: written`, '', 'Next:', ...next.map((step) => `  ${step}`)].join('\n'),
      );
  },
});

/** `spanning tree` is written `Spanning Tree`. */
function nameOf(given: string): string {
  const name = given.trim().replace(/(^|\s+)([a-z])/g, (_, space: string, letter: string) => {
    return `${space === '' ? '' : ' '}${letter.toUpperCase()}`;
  });
  if (/^[A-Z][\w'+-]*( [A-Z][\w'+-]*)*$/.test(name)) return name;
  throw new UsageError(
    `"${given}" is no name: words that begin with a capital, as in Spanning Tree`,
  );
}

/** Small, but whole: it compiles, and each line of it is something that most protocols need. */
export function newSpec(name: string): string {
  return format(`# ${name}: what it is for, in a sentence.

protocol ${name} "what the letters stand for"

# Fields stand in the order of the wire, big endian, with their widths in bits. What is said beside
# a field goes into its documentation; per RFC 9293 §3.1 after it would name the clause it obeys.
Message (Length octets else truncated) {
  Version (4) = 1,      # a constant: any other is a fault
  Kind (4) as Kind,     # named below, open to numbers without a name
  Length (8) in 4..,    # of the whole message: the writer finds it, the reader checks it
  Identifier (16),
  Data (..),            # all that is left
}

values Kind {
  0 Request,
  1 Reply,
}

# An example is a test and a document: octets, then what must be read from them.
example "a request that says hi" {
  10 06 1234  6869
  Kind = Request, Length = 6, Identifier = 4660, Data = 6869
}

example "a length shorter than the fields" {
  10 03 1234  fails malformed
}
`);
}

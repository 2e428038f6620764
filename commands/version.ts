import { createRequire } from 'node:module';

import { defineCommand, jsonOption } from './command.ts';

/** By the package's own name, which resolves alike from the sources and from dist/. */
export function packageVersion(): string {
  const description: unknown = createRequire(import.meta.url)('nonos-net/package.json');
  return (description as { version: string }).version;
}

export const command = defineCommand({
  examples: [{ line: 'nonos version', description: 'Print the version' }],
  positionals: [],
  options: { json: jsonOption },
  run({ options }, terminal) {
    if (options.json) terminal.printJson({ version: packageVersion() });
    else terminal.print(packageVersion());
  },
});

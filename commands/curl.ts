/** `nonos curl`: a page by HTTP, with the output and the exit status of curl(1). */
import { defineCommand, jsonOption } from './command.ts';
import { CurlFailure, urlOf } from './curl/failures.ts';
import { request } from './curl/request.ts';
import type { Answered } from './curl/request.ts';
import { UsageError } from './failure.ts';
import { openNetwork } from './network/open.ts';
import { Collected } from './network/collected.ts';
import { networkOptions, numberOf } from './network/options.ts';
import type { OutputFile } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

const HTTP_RETURNED_ERROR = 22;
const WRITE_ERROR = 23;

export const command = defineCommand({
  examples: [
    { line: 'nonos curl http://www/', description: 'A page of the internet that is in here' },
    {
      line: `nonos curl -s -o page -w '%{http_code}\\n' http://www/octets/1000000`,
      description: 'A megabyte, through its bad line',
    },
    {
      line: 'nonos curl -v --device tap:net0 --address 192.0.2.2/24 http://192.0.2.1/',
      description: 'As root: from a server of the kernel, and all that is said',
    },
  ],
  positionals: [{ name: 'URL', description: 'http://HOST[:PORT]/PATH' }],
  options: {
    verbose: { type: 'boolean', short: 'v', description: 'Show what is said by both sides' },
    silent: { type: 'boolean', short: 's', description: 'Say nothing of what goes wrong' },
    'show-error': { type: 'boolean', short: 'S', description: 'With -s: but do say that' },
    output: { type: 'string', short: 'o', value: 'FILE', description: 'Write the page there' },
    'remote-name': { type: 'boolean', short: 'O', description: 'Or to a file of its own name' },
    head: { type: 'boolean', short: 'I', description: 'Only what stands in front of the page' },
    include: { type: 'boolean', short: 'i', description: 'That too' },
    fail: { type: 'boolean', short: 'f', description: 'A status of 400 or more is a failure' },
    request: { type: 'string', short: 'X', value: 'METHOD', description: 'Instead of GET' },
    header: {
      type: 'string',
      short: 'H',
      value: 'NAME: VALUE',
      description: 'Send it along; may be given again',
      multiple: true,
    },
    data: { type: 'string', short: 'd', value: 'TEXT', description: 'Send it, by POST' },
    'write-out': {
      type: 'string',
      short: 'w',
      value: 'FORMAT',
      description: 'Print at the end: %{http_code}, %{size_download}, %{time_total}',
    },
    location: { type: 'boolean', short: 'L', description: 'Go where the answer sends us' },
    'max-redirs': {
      type: 'string',
      value: 'NUMBER',
      description: 'So often at most; -1 for as often as it does',
      default: '50',
    },
    ...networkOptions,
    json: jsonOption,
  },
  async run({ positionals: [text], options }, terminal) {
    if (options.output !== undefined && options['remote-name']) {
      throw new UsageError('-o and -O are not both possible');
    }
    const redirectsMax = options.location ? redirectsOf(options['max-redirs']) : undefined;
    const collected = new Collected();
    try {
      const url = urlOf(text);
      const path = options['remote-name'] ? remoteName(url) : options.output;
      const network = await openNetwork(options, terminal);
      const write = (octets: Uint8Array): Promise<void> =>
        options.json ? collected.write(octets) : terminal.writeOctets(octets);
      const target = openTarget(path, write, terminal.surroundings);
      try {
        const answered = await request(network, {
          url,
          method: options.request ?? methodOf(options),
          headers: options.header,
          body: options.data,
          isHead: options.head || options.include,
          isFailing: options.fail,
          redirectsMax,
          isMethodKept: options.request !== undefined,
          say: options.verbose ? (line) => terminal.complain(line) : () => {},
          write: target.write,
        });
        await target.close();
        if (!options.json) terminal.write(writeOut(options['write-out'] ?? '', answered));
        if (options.fail && answered.status >= 400) {
          const reason = `The requested URL returned error: ${answered.status}`;
          throw new CurlFailure(HTTP_RETURNED_ERROR, reason);
        }
        if (options.json) terminal.printJson({ ...answered, ...collected.json() });
        return 0;
      } finally {
        await target.close();
        network.close();
      }
    } catch (error) {
      if (!(error instanceof CurlFailure)) throw error;
      const isHeard = !options.silent || options['show-error'];
      const { code, message } = error;
      if (options.json) terminal.printJson({ error: { kind: 'failure', code, message } });
      if (isHeard) terminal.complain(`curl: (${error.code}) ${error.message}`);
      return error.code;
    }
  },
});

function methodOf({ head, data }: { readonly head: boolean; readonly data: string | undefined }) {
  if (head) return 'HEAD';
  return data === undefined ? 'GET' : 'POST';
}

interface Target {
  readonly write: (octets: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A file is made when there is something to put into it. */
function openTarget(
  path: string | undefined,
  write: Target['write'],
  { openFile }: Terminal['surroundings'],
): Target {
  if (path === undefined || path === '-') return { write, async close() {} };
  let file: OutputFile | undefined;
  return {
    async write(octets) {
      try {
        file ??= await openFile(path);
        await file.write(octets);
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException;
        throw new CurlFailure(WRITE_ERROR, `Failure writing output to ${path} (${code})`);
      }
    },
    async close() {
      const open = file;
      file = undefined;
      await open?.close();
    },
  };
}

function redirectsOf(text: string): number {
  if (text === '-1') return Infinity;
  return numberOf('--max-redirs', text)!;
}

function remoteName({ pathname }: URL): string {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  if (name === '') throw new CurlFailure(WRITE_ERROR, 'Remote file name has no length!');
  return name;
}

export function writeOut(format: string, { status, octets, seconds, type }: Answered): string {
  const values: Readonly<Record<string, string>> = {
    http_code: String(status).padStart(3, '0'),
    response_code: String(status).padStart(3, '0'),
    size_download: String(octets),
    time_total: seconds.toFixed(6),
    speed_download: String(Math.round(octets / Math.max(seconds, 1e-6))),
    content_type: type,
  };
  return format
    .replace(/%\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
    .replace(/\\([nrt])/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? '')
    .replaceAll('%%', '%');
}

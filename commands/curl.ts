/** `nonos curl`: a page by HTTP, with the output and the exit status of curl(1). */
import { defineCommand } from './command.ts';
import { EXIT_STATUS } from './curl/failures.ts';
import { noMeter, openMeter } from './curl/meter.ts';
import type { Meter } from './curl/meter.ts';
import { curlOptions } from './curl/options.ts';
import { askedOf } from './curl/questions.ts';
import type { CurlOptions } from './curl/questions.ts';
import { newProgress, request } from './curl/request.ts';
import type { Progress } from './curl/request.ts';
import { writeOut } from './curl/write-out.ts';
import { UsageError } from './failure.ts';
import { Collected } from './network/collected.ts';
import { openNetwork } from './network/open.ts';
import { numberOf, octetsOf } from './network/options.ts';
import type { Terminal } from './terminal.ts';
import type { Ways } from './web/connection.ts';
import { WebFault } from './web/fault.ts';
import { nameIn, openTarget } from './web/target.ts';
import { urlOf } from './web/urls.ts';
import { checkWays, waysOf } from './web/ways.ts';

export const command = defineCommand({
  examples: [
    { line: 'nonos curl https://www/', description: 'A page of the internet that is in here' },
    {
      line: `nonos curl -s -o page -w '%{http_code}\\n' http://www/octets/1000000`,
      description: 'A megabyte, through its bad line',
    },
    {
      line: 'nonos curl -v --device tap:net0 --address 192.0.2.2/24 http://192.0.2.1/',
      description: 'As root: from a server of the kernel, and all that is said',
    },
  ],
  positionals: [{ name: 'URL', description: '[http://|https://]HOST[:PORT]/PATH' }],
  options: curlOptions,
  async run({ positionals: [text], options }, terminal) {
    const numbers = check(options);
    const collected = new Collected();
    const meter = meterOf(options, terminal);
    let progress: Progress | undefined;
    const end = (code: number, message?: string): number => {
      meter.end();
      const format = options['write-out'] ?? '';
      if (progress && !options.json) terminal.write(writeOut(format, progress, code, message));
      return code;
    };
    try {
      const url = urlOf(text);
      const path = pathOf(url, options);
      const from = await offsetOf(options, path, terminal);
      const { surroundings } = terminal;
      const network = await openNetwork(options, terminal);
      const limit = limitOf(numbers.maxTime, () => progress);
      const write = (octets: Uint8Array): Promise<void> =>
        options.json ? collected.write(octets) : terminal.writeOctets(octets);
      const target = openTarget(path, write, surroundings, from > 0);
      const say = options.verbose ? (line: string) => terminal.complain(line) : () => {};
      try {
        const asked = await askedOf(url, options, surroundings, from);
        progress = newProgress(asked.url, asked.method, path ?? '');
        const ways = waysOf(network, surroundings, {
          ...options,
          isTrusting: options.insecure,
          authorityFile: options.cacert,
          protocols: protocolsOf(options),
          connectTimeoutMs: numbers.connectTimeout,
          say,
        });
        const conduct = {
          isHead: options.head || options.include,
          isFailing: options.fail,
          redirectsMax: numbers.redirectsMax,
          isMethodKept: options.request !== undefined,
          isUnpacked: options.compressed,
          rateMax: numbers.rateMax,
          from,
          file: path ?? '',
          meter,
          say,
          write: target.write,
        };
        await request(ways, asked, conduct, progress, limit.signal);
        await target.close();
        if (options.fail && progress.status >= 400) {
          const reason = `The requested URL returned error: ${progress.status}`;
          throw new WebFault('status', reason);
        }
        if (options.json) terminal.printJson({ ...answerOf(progress), ...collected.json() });
        return end(0);
      } finally {
        limit.end();
        await target.close();
        network.close();
      }
    } catch (error) {
      if (!(error instanceof WebFault)) throw error;
      const { message, step } = error;
      const code = EXIT_STATUS[step];
      if (options.json) terminal.printJson({ error: { kind: 'failure', code, message } });
      end(code, message);
      const isHeard = !options.silent || options['show-error'];
      if (isHeard) terminal.complain(`curl: (${code}) ${message}`);
      return code;
    }
  },
});

interface Numbers {
  readonly redirectsMax: number | undefined;
  readonly rateMax: number | undefined;
  /** In milliseconds. */
  readonly maxTime: number | undefined;
  readonly connectTimeout: number | undefined;
}

/** Whatever the command line cannot mean, before anything is done. */
function check(options: CurlOptions): Numbers {
  if (options.output !== undefined && options['remote-name']) {
    throw new UsageError('-o and -O are not both possible');
  }
  if (options.head && options['upload-file'] !== undefined) {
    throw new UsageError('-I and -T are not both possible');
  }
  if (options['http1.1'] && (options.http2 || options['http2-prior-knowledge'])) {
    throw new UsageError('--http1.1 and --http2 are not both possible');
  }
  if (options.range !== undefined && options['continue-at'] !== undefined) {
    throw new UsageError('-r and -C are not both possible');
  }
  checkWays(options);
  const milliseconds = (name: 'max-time' | 'connect-timeout'): number | undefined => {
    const seconds = numberOf(`--${name}`, options[name], { isWhole: false });
    return seconds === undefined || seconds === 0 ? undefined : seconds * 1000;
  };
  return {
    redirectsMax: options.location ? redirectsOf(options['max-redirs']) : undefined,
    rateMax: octetsOf('--limit-rate', options['limit-rate']),
    maxTime: milliseconds('max-time'),
    connectTimeout: milliseconds('connect-timeout'),
  };
}

function redirectsOf(text: string): number {
  if (text === '-1') return Infinity;
  return numberOf('--max-redirs', text)!;
}

function protocolsOf(options: CurlOptions): Ways['protocols'] {
  if (options['http1.1']) return ['http/1.1'];
  return options['http2-prior-knowledge'] ? ['h2'] : ['h2', 'http/1.1'];
}

function pathOf(url: URL, options: CurlOptions): string | undefined {
  if (!options['remote-name']) return options.output;
  const name = nameIn(url);
  if (name === '') throw new WebFault('write', 'Remote file name has no length!');
  return name;
}

/** What is there already of the page, or of what is sent. */
async function offsetOf(
  options: CurlOptions,
  path: string | undefined,
  { surroundings }: Terminal,
): Promise<number> {
  const { 'continue-at': given, 'upload-file': upload } = options;
  if (given !== '-') return numberOf('-C', given) ?? 0;
  if (upload !== undefined) throw new UsageError('-C - is of what is received, not of -T');
  if (path === undefined || path === '-') return 0;
  return (await surroundings.sizeOfFile(path)) ?? 0;
}

function meterOf(options: CurlOptions, { surroundings }: Terminal): Meter {
  const { errors, output } = surroundings;
  const isToFile = options.output !== undefined || options['remote-name'];
  const isShown = errors.isTTY && !options.silent && !options.json && !options.verbose;
  if (!isShown || (output.isTTY && !isToFile)) return noMeter;
  return openMeter((text) => void errors.write(text));
}

interface Limit {
  readonly signal: AbortSignal;
  end(): void;
}

/** How long all of it may take. */
function limitOf(ms: number | undefined, progress: () => Progress | undefined): Limit {
  const late = new AbortController();
  if (ms === undefined) return { signal: late.signal, end() {} };
  const begun = performance.now();
  const timeout = setTimeout(() => {
    const spent = Math.round(performance.now() - begun);
    const octets = progress()?.octets ?? 0;
    const words = `Operation timed out after ${spent} milliseconds with ${octets} bytes received`;
    late.abort(new WebFault('timeout', words));
  }, ms);
  return { signal: late.signal, end: () => clearTimeout(timeout) };
}

function answerOf({ status, octets, sent, seconds, type, url, redirects, version }: Progress) {
  return { status, octets, sent, seconds, type, url, redirects, version };
}

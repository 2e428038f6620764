/** `nonos wget`: pages into files, with the output and the exit status of wget(1). */
import { defineCommand } from './command.ts';
import { UsageError } from './failure.ts';
import { openNetwork } from './network/open.ts';
import { numberOf, octetsOf } from './network/options.ts';
import type { OptionValues } from './command.ts';
import type { Terminal } from './terminal.ts';
import { WebFault } from './web/fault.ts';
import type { Step } from './web/fault.ts';
import type { Headers } from './web/exchange.ts';
import { basic } from './web/proxy.ts';
import { nameIn, openTarget } from './web/target.ts';
import { urlOf, userOf } from './web/urls.ts';
import { checkWays, waysOf } from './web/ways.ts';
import { fetchPage, timeOf } from './wget/fetch.ts';
import type { Asked, Conduct, Fetched } from './wget/fetch.ts';
import { wgetOptions } from './wget/options.ts';
import { noShow, openBar, openDots, speed } from './wget/show.ts';

type WgetOptions = OptionValues<typeof wgetOptions>;

/** Numbers of wget(1); where several pages fail, the least of them. */
const EXIT_STATUS: Readonly<Partial<Record<Step, number>>> = {
  read: 3,
  write: 3,
  'resolve proxy': 4,
  resolve: 4,
  connect: 4,
  timeout: 4,
  proxy: 4,
  tls: 4,
  send: 4,
  receive: 4,
  empty: 4,
  partial: 4,
  certificate: 5,
  authorities: 5,
  'not HTTP': 7,
  'HTTP/2': 7,
  encoding: 7,
  redirects: 8,
  status: 8,
};
const GENERIC_ERROR = 1;
const UNAUTHORIZED = /^ERROR 401:/;
const AUTHENTICATION_FAILED = 6;

export const command = defineCommand({
  examples: [
    { line: 'nonos wget https://www/octets/1000000', description: 'A megabyte into a file' },
    { line: 'nonos wget -c http://www/octets/1000000', description: 'Go on where it broke off' },
    { line: 'nonos wget -q -O - http://www/', description: 'A page, and nothing but it' },
  ],
  positionals: [{ name: 'URL', description: '[http://|https://]HOST[:PORT]/PATH', repeated: true }],
  options: wgetOptions,
  async run({ positionals, options }, terminal) {
    const conduct = check(options);
    const { surroundings } = terminal;
    const network = await openNetwork(options, terminal);
    const ways = waysOf(network, surroundings, {
      ...options,
      isTrusting: options['no-check-certificate'],
      authorityFile: options['ca-certificate'],
      protocols: ['http/1.1'],
      connectTimeoutMs: conduct.timeoutMs,
      say() {},
    });
    const pages: object[] = [];
    let worst = 0;
    try {
      for (const text of positionals) {
        try {
          const { file, ...fetched } = await one(text, { options, terminal, conduct, ways });
          pages.push({ file, ...fetched });
        } catch (error) {
          if (!(error instanceof WebFault)) throw error;
          const { message } = error;
          const status = statusOf(error);
          pages.push({ url: text, error: { kind: 'failure', code: status, message } });
          if (!options.quiet) complain(terminal, text, error);
          worst = worst === 0 ? status : Math.min(worst, status);
        }
      }
      if (options.json) terminal.printJson({ pages });
      return worst;
    } finally {
      network.close();
    }
  },
});

function statusOf({ step, message }: WebFault): number {
  if (UNAUTHORIZED.test(message)) return AUTHENTICATION_FAILED;
  return EXIT_STATUS[step] ?? GENERIC_ERROR;
}

function complain(terminal: Terminal, text: string, { step, message }: WebFault): void {
  if (step === 'resolve') {
    terminal.complain(`wget: unable to resolve host address ‘${hostIn(text)}’`);
  } else if (step === 'certificate') {
    terminal.complain(`ERROR: cannot verify ${hostIn(text)}'s certificate: ${message}`);
    terminal.complain(`To connect to ${hostIn(text)} insecurely, use \`--no-check-certificate'.`);
  } else if (step === 'status') terminal.complain(`${timeOf(new Date())} ${message}`);
  else terminal.complain(`wget: ${message}`);
}

function hostIn(text: string): string {
  return urlOf(text).hostname;
}

type Numbers = Pick<
  Conduct,
  'redirectsMax' | 'triesMax' | 'waitSecondsMax' | 'timeoutMs' | 'rateMax'
>;

function check(options: WgetOptions): Numbers {
  if (options.json && options['output-document'] === '-') {
    throw new UsageError('-O - and --json are both of standard output');
  }
  checkWays({ ipv4: options.ipv4, ipv6: options.ipv6 });
  if (options.no && !options.verbose && !options.continue) {
    throw new UsageError('-n is of -nc and -nv');
  }
  const seconds = numberOf('--timeout', options.timeout, { isWhole: false })!;
  const tries = numberOf('--tries', options.tries)!;
  return {
    redirectsMax: numberOf('--max-redirect', options['max-redirect'])!,
    triesMax: tries === 0 ? Infinity : tries,
    waitSecondsMax: numberOf('--waitretry', options.waitretry, { isWhole: false })!,
    timeoutMs: seconds === 0 ? undefined : seconds * 1000,
    rateMax: octetsOf('--limit-rate', options['limit-rate']),
  };
}

interface Work {
  readonly options: WgetOptions;
  readonly terminal: Terminal;
  readonly conduct: Numbers;
  readonly ways: ReturnType<typeof waysOf>;
}

async function one(text: string, work: Work): Promise<Fetched & { readonly file: string }> {
  const { options, terminal, conduct, ways } = work;
  const { surroundings } = terminal;
  const isBrief = (options.no && options.verbose) || options['no-verbose'];
  const say = (words: string): void => {
    if (!options.quiet && !isBrief && !options.json) surroundings.errors.write(words);
  };
  const asked = askedOf(urlOf(text), options);
  const isKeeping = (options.no && options.continue) || options['no-clobber'];
  const isContinuing = options.continue && !options.no;
  const { file, from } = await placeFor(asked.url, work, isKeeping, isContinuing);
  if (isKeeping && from > 0) {
    say(`File ‘${file}’ already there; not retrieving.\n\n`);
    const there = { status: 0, from, octets: from, total: from, ms: 0, isThere: true };
    return { url: String(asked.url), file, ...there };
  }
  const isShown = !options.quiet && !isBrief && !options.json;
  const { errors } = surroundings;
  const fetched = await fetchPage(ways, asked, {
    ...conduct,
    isSpider: options.spider,
    isContinuing,
    isSayingAll: options['server-response'],
    from: isContinuing ? from : 0,
    openTarget: (appends) =>
      openTarget(file, (octets) => terminal.writeOctets(octets), surroundings, appends),
    show(_answer, before, total) {
      if (!isShown) return noShow;
      say(`Saving to: ‘${file === '-' ? 'STDOUT' : file}’\n\n`);
      const { columns } = surroundings.screenSize();
      const write = (words: string): void => void errors.write(words);
      const showing = { name: file, from: before, total, columns, write };
      return errors.isTTY ? openBar(showing) : openDots(showing);
    },
    say,
  });
  tell(fetched, file, isBrief && !options.quiet && !options.json, say, terminal);
  return { file, ...fetched };
}

/** The last line: how fast it was, and where it is. */
function tell(
  { octets, from, total, ms, isThere, url }: Fetched,
  file: string,
  isBrief: boolean,
  say: (words: string) => void,
  terminal: Terminal,
): void {
  if (isThere) return;
  const length = total === undefined ? `[${octets}]` : `[${octets}/${total}]`;
  const now = timeOf(new Date());
  const saved = file === '-' ? 'written to stdout' : `‘${file}’ saved`;
  const rate = speed(octets - from, ms).replace(/(?=[KMG]?B)/, ' ');
  say(`\n${now} (${rate}) - ${saved} ${length}\n\n`);
  if (isBrief) terminal.complain(`${now} URL:${url} ${length} -> "${file}" [1]`);
}

function askedOf(url: URL, options: WgetOptions): Asked {
  const { user, password = '', 'post-data': data } = options;
  const who = user === undefined ? userOf(url) : ([user, password] as const);
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  const given = options.header.map((line) => {
    const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    if (name === undefined) throw new UsageError(`--header is '${line}'; expected NAME: VALUE`);
    return [name, value] as const;
  });
  const isGiven = (name: string): boolean =>
    given.some(([own]) => own.toLowerCase() === name.toLowerCase());
  const own: Headers = [
    ['User-Agent', options['user-agent'] ?? 'nonos-wget'],
    ['Accept', '*/*'],
    ['Accept-Encoding', 'identity'],
    ...(who === undefined ? [] : [['Authorization', basic(...who)] as const]),
    ...(data === undefined ? [] : [['Content-Type', 'application/x-www-form-urlencoded'] as const]),
  ];
  const body = data === undefined ? undefined : Buffer.from(data);
  return {
    url: plain,
    method: options.spider ? 'HEAD' : body === undefined ? 'GET' : 'POST',
    headers: [...own.filter(([name]) => !isGiven(name)), ...given],
    body: body && {
      octets: body.length,
      async *pieces() {
        yield body;
      },
    },
  };
}

const INDEX = 'index.html';

/** The name of a file, and how much of it is there; one that is in the way gets a neighbour. */
async function placeFor(
  url: URL,
  { options, terminal }: Work,
  isKeeping: boolean,
  isContinuing: boolean,
): Promise<{ readonly file: string; readonly from: number }> {
  const { 'output-document': named, 'directory-prefix': folder } = options;
  const { sizeOfFile } = terminal.surroundings;
  if (named === '-') return { file: named, from: 0 };
  const name = `${nameIn(url) || INDEX}${url.search}`.replaceAll('/', '%2F');
  const file = named ?? (folder === undefined ? name : `${folder}/${name}`);
  const size = await sizeOfFile(file);
  if (size === undefined || isKeeping || isContinuing || named !== undefined) {
    return { file, from: size ?? 0 };
  }
  for (let number = 1; ; number++) {
    const next = `${file}.${number}`;
    if ((await sizeOfFile(next)) === undefined) return { file: next, from: 0 };
  }
}

/** `nonos nslookup`: names and addresses, with the output and the exit status of nslookup(1). */
import { DnsFault, isAbsolute, reverseNameOf, searched } from '../runtime/dns.ts';
import { RCODE, TYPE } from '../generated/application/dns.wire.ts';
import { statusOf } from './dns/answer-text.ts';
import { askedServer } from './dns/asked.ts';
import { exchange } from './dns/exchange.ts';
import type { Answered, Asked, Patience } from './dns/exchange.ts';
import { recordJson, showName, showRdata, showType, typeOf } from './dns/records.ts';
import type { ResourceRecord } from './dns/records.ts';
import { defineCommand, jsonOption } from './command.ts';
import { UsageError } from './failure.ts';
import { needCapability, openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import { networkOptions, numberOf, PORT_MAX } from './network/options.ts';
import { EXIT_INTERRUPTED } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

const NDOTS = 1;
/** As nslookup(1) has it: options of one dash, some by several names. */
const SPELLED: Readonly<Record<string, string>> = {
  type: 'type',
  querytype: 'type',
  query: 'type',
  q: 'type',
  port: 'port',
  timeout: 'timeout',
  retry: 'retry',
};

export const command = defineCommand({
  examples: [
    { line: 'nonos nslookup www.lab', description: 'Addresses of a host of the internet in here' },
    { line: 'nonos nslookup 10.0.3.2', description: 'Whose address it is' },
    { line: 'nonos nslookup -type=SOA lab 10.0.0.1', description: 'What that server says of it' },
  ],
  positionals: [
    { name: 'NAME', description: 'A name or an address' },
    { name: 'SERVER', description: 'Whom to ask; else whom the network asks', optional: true },
  ],
  options: {
    ...networkOptions,
    type: { type: 'string', value: 'TYPE', description: 'Of records; else A and AAAA' },
    port: { type: 'string', value: 'PORT', description: "The server's port; else 53" },
    timeout: { type: 'string', value: 'SECONDS', description: 'For each try', default: '5' },
    retry: { type: 'string', value: 'NUMBER', description: 'How many tries', default: '3' },
    json: jsonOption,
  },
  respell: (line) =>
    line.map((word) => {
      const [, name = '', value] = /^-(\w+)=(.*)$/.exec(word) ?? [];
      return Object.hasOwn(SPELLED, name) ? `--${SPELLED[name]}=${value}` : word;
    }),
  async run({ positionals, options }, terminal) {
    const [name, named] = positionals;
    const type = options.type === undefined ? undefined : typeOf(options.type);
    if (options.type !== undefined && type === undefined) {
      throw new UsageError(`--type is '${options.type}'; expected a type of DNS, such as MX`);
    }
    const port = numberOf('--port', options.port, { least: 1, most: PORT_MAX });
    const seconds = numberOf('--timeout', options.timeout, { least: 0.1, isWhole: false })!;
    const tries = numberOf('--retry', options.retry, { least: 1 })!;
    const network = await openNetwork(options, terminal);
    const interrupted = new AbortController();
    network.onInterrupt(() => interrupted.abort());
    try {
      needCapability(network, 'NET_ACCESS');
      const asked = await askedServer(network, { named, port, way: 'UDP' });
      const patience = { seconds, tries, signal: interrupted.signal };
      const found = await look(network, asked, name, type, patience);
      asked.transport.close();
      return options.json ? printJson(found, terminal) : print(name, found, terminal);
    } catch (error) {
      if (interrupted.signal.aborted) return EXIT_INTERRUPTED;
      if (!(error instanceof DnsFault)) throw error;
      if (options.json) {
        terminal.printJson({ error: { kind: 'failure', message: error.message } });
      }
      terminal.complain(`;; no servers could be reached: ${error.message}`);
      return 1;
    } finally {
      network.close();
    }
  },
});

interface Found {
  readonly answers: readonly Answered[];
  readonly isReverse: boolean;
}

/** Each name that may be meant, until one is there. */
async function look(
  network: OpenNetwork,
  asked: Asked,
  name: string,
  type: number | undefined,
  patience: Patience,
): Promise<Found> {
  const reverse = reverseNameOf(name);
  if (reverse !== undefined) {
    const wish = { name: reverse, type: type ?? TYPE.PTR };
    return { answers: [await exchange(asked, wish, patience)], isReverse: true };
  }
  const { search } = network.names.resolver.servers;
  const candidates = isAbsolute(name) ? [name] : searched(name, search, NDOTS);
  if (candidates.length === 0) throw new UsageError(`'${name}' is not a name`);
  let answers: Answered[] = [];
  for (const candidate of candidates) {
    answers = [];
    for (const one of type === undefined ? [TYPE.A, TYPE.AAAA] : [type]) {
      answers.push(await exchange(asked, { name: candidate, type: one }, patience));
    }
    if (answers.some(({ message }) => message.answer.length > 0)) break;
  }
  return { answers, isReverse: false };
}

function print(name: string, { answers, isReverse }: Found, terminal: Terminal): number {
  const [first] = answers;
  const [, address, port] = /^(.*)#(\d+)\(/.exec(first.server) ?? [];
  const records = answers.flatMap(({ message }) => message.answer);
  if (!isReverse) terminal.print(`Server:\t\t${address}\nAddress:\t${address}#${port}\n`);
  if (records.length === 0) {
    const isThere = first.message.rcode === RCODE.NOERROR;
    const reason = isThere ? 'No answer' : statusOf(first.message);
    const what = isThere
      ? `*** Can't find ${name}`
      : `** server can't find ${isReverse ? asked(first) : name}`;
    terminal.print(`${what}: ${reason}\n`);
    return 1;
  }
  if (!isReverse && !answers.some(({ message }) => message.aa)) {
    terminal.print('Non-authoritative answer:');
  }
  const shown = new Set<string>();
  for (const record of records) {
    const text = recordText(record);
    // An alias is in the answers of both types.
    if (!shown.has(text)) terminal.print(text);
    shown.add(text);
  }
  terminal.print();
  return 0;
}

function asked({ message }: Answered): string {
  return message.question[0].qname;
}

function recordText({ name, type, rdata }: ResourceRecord): string {
  switch (rdata?.is) {
    case 'a':
      return `Name:\t${name}\nAddress: ${rdata.address}`;
    case 'aaaa':
      return `Name:\t${name}\nAddress: ${rdata.ipv6Address}`;
    case 'ptr':
      return `${name}\tname = ${showName(rdata.ptrdname)}`;
    case 'cname':
      return `${name}\tcanonical name = ${showName(rdata.cname)}`;
    case 'ns':
      return `${name}\tnameserver = ${showName(rdata.nsdname)}`;
    case 'mx':
      return `${name}\tmail exchanger = ${showRdata(rdata)}`;
    case 'txt':
      return `${name}\ttext = ${showRdata(rdata)}`;
    case 'srv':
      return `${name}\tservice = ${showRdata(rdata)}`;
    case 'soa':
      return soaText(name, rdata);
    default:
      return `${name}\trdata_${showType(type)} = ${showRdata(rdata)}`;
  }
}

type Soa = Extract<NonNullable<ResourceRecord['rdata']>, { readonly is: 'soa' }>;

function soaText(name: string, { mname, rname, serial, refresh, retry, expire, minimum }: Soa) {
  return [
    name,
    `\torigin = ${mname}`,
    `\tmail addr = ${rname}`,
    `\tserial = ${serial}`,
    `\trefresh = ${refresh}`,
    `\tretry = ${retry}`,
    `\texpire = ${expire}`,
    `\tminimum = ${minimum}`,
  ].join('\n');
}

function printJson({ answers }: Found, terminal: Terminal): number {
  const records = answers.flatMap(({ message }) => message.answer);
  const [{ server, message }] = answers;
  terminal.printJson({ server, status: statusOf(message), records: records.map(recordJson) });
  return records.length > 0 ? 0 : 1;
}

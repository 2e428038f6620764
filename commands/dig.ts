/** `nonos dig`: asks servers of names, with the words, the output and the exit status of dig(1). */
import { DnsFault } from '../runtime/dns.ts';
import { answerJson, answerLines, shortLines } from './dns/answer-text.ts';
import { askedServer } from './dns/asked.ts';
import { parseWords } from './dns/dig-words.ts';
import type { Lookup, Words } from './dns/dig-words.ts';
import { exchange } from './dns/exchange.ts';
import type { Answered, Asked, Patience, Way } from './dns/exchange.ts';
import { secureOptionsOf, secureOptionTable } from './dns/servers.ts';
import { recordLine } from './dns/records.ts';
import { trace } from './dns/trace.ts';
import { defineCommand, jsonOption } from './command.ts';
import { UsageError } from './failure.ts';
import { needCapability, openNetwork } from './network/open.ts';
import type { OpenNetwork } from './network/open.ts';
import { networkOptions, numberOf, PORT_MAX } from './network/options.ts';
import { EXIT_INTERRUPTED } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

/** Those of dig(1). */
const USAGE = 1;
const NO_REPLY = 9;

export const command = defineCommand({
  examples: [
    { line: 'nonos dig www.lab', description: 'The address of a host of the internet in here' },
    { line: 'nonos dig +short -x 10.0.3.2', description: 'Whose address it is' },
    { line: 'nonos dig +trace www.lab AAAA', description: 'From the root downwards' },
    { line: 'nonos dig @home +https www.lab', description: 'Over HTTPS, from a host in here' },
    {
      line: 'nonos dig @9.9.9.9 +tls +tls-hostname=dns.quad9.net example.com MX',
      description: 'Over TLS, from a server whose certificate is for that name',
    },
  ],
  positionals: [
    {
      name: 'WORDS',
      description: '@SERVER NAME TYPE CLASS, and +short +tcp +tls +https +trace +dnssec +json …',
      optional: true,
      repeated: true,
    },
  ],
  options: {
    ...networkOptions,
    reverse: { type: 'string', short: 'x', value: 'ADDRESS', description: 'Whose it is' },
    type: { type: 'string', short: 't', value: 'TYPE', description: 'The type of records' },
    class: { type: 'string', short: 'c', value: 'CLASS', description: 'Their class, else IN' },
    query: {
      type: 'string',
      short: 'q',
      value: 'NAME',
      description: 'A name, whatever it is like',
    },
    port: { type: 'string', short: 'p', value: 'PORT', description: "The server's port" },
    ...secureOptionTable,
    json: jsonOption,
  },
  async run({ positionals, options }, terminal) {
    let words: Words;
    let port: number | undefined;
    try {
      words = parseWords(positionals, options);
      port = numberOf('-p', options.port, { least: 1, most: PORT_MAX });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      terminal.complain(`dig: ${error.message}`);
      return USAGE;
    }
    if (options.json) words.flags.json = true;
    const network = await openNetwork(options, terminal);
    const interrupted = new AbortController();
    network.onInterrupt(() => interrupted.abort());
    try {
      needCapability(network, 'NET_ACCESS');
      const { 'tls-ca': ca = options.ca } = words.values;
      const secure = secureOptionsOf({ pin: options.pin, ca });
      const digging = new Digging(network, words, terminal, interrupted.signal);
      return await digging.run({ secure, port }, positionals);
    } catch (error) {
      if (interrupted.signal.aborted) return EXIT_INTERRUPTED;
      throw error;
    } finally {
      network.close();
    }
  },
});

class Digging {
  readonly #network: OpenNetwork;
  readonly #words: Words;
  readonly #terminal: Terminal;
  readonly #signal: AbortSignal;

  constructor(network: OpenNetwork, words: Words, terminal: Terminal, signal: AbortSignal) {
    this.#network = network;
    this.#words = words;
    this.#terminal = terminal;
    this.#signal = signal;
  }

  async run(
    how: { readonly secure: ReturnType<typeof secureOptionsOf>; readonly port: number | undefined },
    line: readonly string[],
  ): Promise<number> {
    const { flags, values, server: named, lookups } = this.#words;
    const isShort = flags.short || flags.json;
    if (!isShort && flags.cmd) {
      this.#terminal.print(`\n; <<>> nonos dig <<>> ${line.join(' ')}\n;; global options: +cmd`);
    }
    const secure = { ...how.secure, isGet: flags['https-get'] };
    const { path, 'tls-hostname': certifiedName } = values;
    const wish = { named, port: how.port, way: wayOf(flags), path, secure, certifiedName };
    let asked: Asked;
    try {
      asked = await askedServer(this.#network, wish);
    } catch (error) {
      return this.#noReply(error);
    }
    const documents: unknown[] = [];
    try {
      for (const lookup of lookups) documents.push(await this.#one(asked, lookup));
    } catch (error) {
      return this.#noReply(error);
    } finally {
      asked.transport.close();
    }
    if (flags.json) this.#terminal.printJson(documents.length === 1 ? documents[0] : documents);
    return 0;
  }

  async #one(asked: Asked, lookup: Lookup): Promise<unknown> {
    const { flags, values } = this.#words;
    const patience: Patience = {
      seconds: values.time,
      tries: values.tries,
      signal: this.#signal,
      onVain: ({ message }) => {
        const text = `;; communications error to ${asked.server.replace(/\(.*/, '')}: ${message}`;
        if (flags.json) this.#terminal.complain(text);
        else this.#terminal.print(text);
      },
    };
    if (flags.trace) return this.#traced(asked, lookup, patience);
    const answered = await exchange(
      asked,
      {
        ...lookup,
        name: lookup.name,
        isRecursive: flags.recurse,
        isAuthentic: flags.ad,
        isUnchecked: flags.cd,
        isSigned: flags.dnssec,
        hasEdns: flags.edns,
        payloadOctets: values.bufsize,
        blockOctets: asked.transport.isPrivate ? PADDED_TO : undefined,
      },
      patience,
    );
    this.#show(answered);
    return answerJson(answered);
  }

  #show(answered: Answered): void {
    const { flags } = this.#words;
    if (flags.json) return;
    if (flags.short) for (const line of shortLines(answered.message)) this.#terminal.print(line);
    else for (const line of answerLines(answered, flags)) this.#terminal.print(line);
  }

  async #traced(first: Asked, lookup: Lookup, patience: Patience): Promise<unknown> {
    const { flags } = this.#words;
    const steps: unknown[] = [];
    const show = (answered: Answered): void => {
      steps.push(answerJson(answered));
      if (flags.json || flags.short) return;
      const { message, octets, server, ms } = answered;
      for (const one of [...message.answer, ...message.authority]) {
        this.#terminal.print(recordLine(one));
      }
      const took = Math.round(ms);
      this.#terminal.print(`;; Received ${octets} bytes from ${server} in ${took} ms\n`);
    };
    const network = this.#network;
    const isSigned = flags.dnssec;
    const last = await trace(lookup, { network, first, patience, isSigned, show });
    if (flags.short && !flags.json) this.#show(last);
    return steps;
  }

  #noReply(error: unknown): number {
    if (!(error instanceof DnsFault)) throw error;
    const { flags } = this.#words;
    if (flags.json)
      this.#terminal.printJson({ error: { kind: 'failure', message: error.message } });
    else this.#terminal.print(';; no servers could be reached');
    if (error.code !== 'ETIMEDOUT') this.#terminal.complain(`dig: ${error.message}`);
    return NO_REPLY;
  }
}

/** RFC 8467 §4.1. */
const PADDED_TO = 128;

function wayOf({ tcp, tls, https }: Words['flags']): Way {
  if (https) return 'HTTPS';
  if (tls) return 'TLS';
  return tcp ? 'TCP' : 'UDP';
}

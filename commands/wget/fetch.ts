/** One page into one file: redirects, what is there already, another try where one broke off. */
import { setTimeout as sleep } from 'node:timers/promises';

import { connect, placeOf } from '../web/connection.ts';
import type { Connection, Ways } from '../web/connection.ts';
import { exchange } from '../web/exchange.ts';
import type { Answer, Body, Headers } from '../web/exchange.ts';
import { WebFault } from '../web/fault.ts';
import { isRedirect, redirected } from '../web/redirects.ts';
import type { Target } from '../web/target.ts';
import { take } from '../web/transfer.ts';
import type { Show } from './show.ts';

export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body?: Body | undefined;
}

export interface Conduct {
  readonly isSpider: boolean;
  readonly isContinuing: boolean;
  readonly isSayingAll: boolean;
  readonly redirectsMax: number;
  /** Infinity for ever. */
  readonly triesMax: number;
  readonly waitSecondsMax: number;
  /** Of silence. */
  readonly timeoutMs: number | undefined;
  readonly rateMax: number | undefined;
  /** What is there already. */
  readonly from: number;
  readonly openTarget: (appends: boolean) => Target;
  readonly show: (answer: Answer, from: number, total: number | undefined) => Show;
  readonly say: (text: string) => void;
}

export interface Fetched {
  readonly url: string;
  readonly status: number;
  /** What was there of it before. */
  readonly from: number;
  /** Of the file, in the end. */
  readonly octets: number;
  readonly total: number | undefined;
  readonly ms: number;
  /** It was there, all of it. */
  readonly isThere: boolean;
}

/** What is worth another try. */
const BROKEN_OFF = new Set(['timeout', 'partial', 'receive', 'empty', 'send', 'HTTP/2']);

export async function fetchPage(ways: Ways, first: Asked, conduct: Conduct): Promise<Fetched> {
  const { triesMax, say, waitSecondsMax } = conduct;
  const state = { have: conduct.from };
  for (let tries = 1; ; tries++) {
    try {
      return await tryOnce(ways, first, conduct, state, tries);
    } catch (error) {
      const isBrokenOff = error instanceof WebFault && BROKEN_OFF.has(error.step);
      if (!isBrokenOff || tries >= triesMax) {
        if (isBrokenOff) say(`${error.message}.\nGiving up.\n\n`);
        throw error;
      }
      say(`${error.message}.\nRetrying.\n\n`);
      await sleep(Math.min(tries, waitSecondsMax) * 1000);
    }
  }
}

async function tryOnce(
  ways: Ways,
  first: Asked,
  conduct: Conduct,
  state: { have: number },
  tries: number,
): Promise<Fetched> {
  let asked = first;
  for (let redirects = 0; ; redirects++) {
    const stamp = `--${timeOf(new Date())}--`;
    conduct.say(
      `${stamp}  ${tries > 1 ? `(try:${String(tries).padStart(2)})  ` : ''}${asked.url}\n`,
    );
    const silence = new Silence(conduct.timeoutMs);
    try {
      const answer = await ask(ways, asked, conduct, state.have, silence);
      const location = answer.header('location');
      if (!isRedirect(answer.status) || location === undefined) {
        return await deliver(answer, asked, conduct, state, silence);
      }
      answer.close();
      conduct.say(`Location: ${location} [following]\n`);
      if (redirects >= conduct.redirectsMax) {
        throw new WebFault('redirects', `${conduct.redirectsMax} redirections exceeded.`);
      }
      asked = redirected(asked, answer.status, location, false);
    } finally {
      silence.end();
    }
  }
}

async function ask(
  ways: Ways,
  asked: Asked,
  { say, isSayingAll }: Conduct,
  have: number,
  silence: Silence,
): Promise<Answer> {
  const place = placeOf(asked.url);
  say(`Connecting to ${place.host}:${place.port}... `);
  let connection: Connection;
  try {
    connection = await connect(place, ways, silence.signal);
  } catch (error) {
    say(`failed: ${reasonOf(error)}.\n`);
    throw error;
  }
  say(`connected.\nHTTP request sent, awaiting response... `);
  silence.heard();
  const range: Headers = have > 0 ? [['Range', `bytes=${have}-`]] : [];
  const headers = [...asked.headers, ...range];
  const answer = await exchange(connection, { ...asked, headers, say() {} }, silence.signal);
  silence.heard();
  const { version, status, reason } = answer;
  if (!isSayingAll) say(`${status} ${reason}\n`);
  else {
    const lines = answer.headers.map(([name, value]) => `  ${name}: ${value}`);
    say(`\n  HTTP/${version} ${status} ${reason}\n${lines.join('\n')}\n`);
  }
  return answer;
}

function reasonOf(error: unknown): string {
  return (error as Error).message.replace(/^Failed to connect to .*: /, '');
}

async function deliver(
  answer: Answer,
  { url }: Asked,
  conduct: Conduct,
  state: { have: number },
  silence: Silence,
): Promise<Fetched> {
  const { status } = answer;
  const begun = performance.now();
  const fetched = { url: String(url), status, ms: 0, total: undefined, from: state.have };
  if (state.have > 0 && status === 416) {
    answer.close();
    conduct.say('\n    The file is already fully retrieved; nothing to do.\n\n');
    return { ...fetched, octets: state.have, isThere: true };
  }
  if (status >= 400) {
    answer.close();
    throw new WebFault('status', `ERROR ${status}: ${answer.reason || 'no reason was given'}.`);
  }
  // Who knows nothing of ranges sends all of it again.
  const from = status === 206 ? state.have : 0;
  const length = answer.header('content-length');
  const total = length === undefined ? undefined : Number(length) + from;
  conduct.say(lengthLine(total, from, answer.header('content-type')));
  if (conduct.isSpider) {
    answer.close();
    conduct.say('Remote file exists.\n\n');
    return { ...fetched, octets: 0, total, isThere: true };
  }
  const target = conduct.openTarget(from > 0);
  const show = conduct.show(answer, from, total);
  state.have = from;
  const came = (octets: number): void => {
    silence.heard();
    state.have += octets;
    show.came(octets);
  };
  const { rateMax } = conduct;
  try {
    // A page of nothing is a file of nothing.
    await target.write(new Uint8Array(0));
    await take(answer, { isUnpacked: false, rateMax, write: target.write, came }, silence.signal);
  } finally {
    show.end();
    await target.close();
  }
  const ms = performance.now() - begun;
  return { ...fetched, from, octets: state.have, total, ms, isThere: false };
}

function lengthLine(total: number | undefined, from: number, type = ''): string {
  const kind = type === '' ? '' : ` [${type.split(';')[0].trim()}]`;
  if (total === undefined) return `Length: unspecified${kind}\n`;
  const rest = from > 0 ? `, ${total - from} remaining` : '';
  return `Length: ${total}${rest}${kind}\n`;
}

/** Nothing may come for so long: whatever is heard begins it anew. */
class Silence {
  readonly #late = new AbortController();
  readonly #ms: number | undefined;
  #timeout: NodeJS.Timeout | undefined;

  constructor(ms: number | undefined) {
    this.#ms = ms;
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#late.signal;
  }

  heard(): void {
    if (this.#ms === undefined) return;
    if (this.#timeout !== undefined) this.#timeout.refresh();
    else {
      const fault = new WebFault('timeout', 'Connection timed out');
      this.#timeout = setTimeout(() => this.#late.abort(fault), this.#ms);
    }
  }

  end(): void {
    clearTimeout(this.#timeout);
  }
}

export function timeOf(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

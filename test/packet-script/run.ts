/**
 * Runs a packet script: packets come when the script says, calls are made when it says, and what
 * the subject sends must be what it says, when it says, and no more.
 */
import { ERRNO } from '../../runtime/socket/errno.ts';
import { assertionFailure } from './assertions.ts';
import { Calls, numberOf } from './calls.ts';
import { parseScript } from './parse.ts';
import { Peer } from './peer.ts';
import type { Ends } from './peer.ts';
import type { Moment, Script, ScriptCall, ScriptEvent } from './script.ts';
import type { Sent, Subject } from './subject.ts';

export const ENDS: Ends = {
  here: '192.0.2.2',
  there: '192.0.2.1',
  // As packetdrill has them.
  herePort: 8080,
  therePort: 8080,
};

/** Undefined when all was as the script says; otherwise what was not, and where. */
export async function runScript(
  text: string,
  path: string,
  subject: Subject,
): Promise<string | undefined> {
  const script = parseScript(text, path);
  const runner = new Runner(script, subject);
  for (const event of script.events) {
    try {
      const wrong = await runner.take(event);
      if (wrong !== undefined) return `${path}:${event.line}: ${wrong}`;
    } catch (error) {
      throw new Error(`${path}:${event.line}: ${(error as Error).message}`, { cause: error });
    }
  }
  const left = await runner.end();
  return left === undefined ? undefined : `${path}: at its end, ${left}`;
}

interface Blocked {
  readonly call: ScriptCall;
  readonly until: number;
}

class Runner {
  readonly #subject: Subject;
  readonly #peer: Peer;
  readonly #calls: Calls;
  readonly #toleranceMs: number;
  readonly #begun: number;
  /** When the last event was. */
  #last: number;
  /** A call that waits while the script goes on. */
  #blocked: Blocked | undefined;

  constructor(script: Script, subject: Subject) {
    const own = Number(script.options.get('tolerance_usecs') ?? 0) / 1000;
    this.#subject = subject;
    this.#toleranceMs = Math.max(own, subject.toleranceMs);
    this.#peer = new Peer(ENDS, subject.comparison);
    this.#calls = new Calls(subject);
    this.#begun = this.#last = subject.now;
  }

  async take(event: ScriptEvent): Promise<string | undefined> {
    const [from, to] = this.#when(event.moment);
    const late = await this.#unblock(from);
    if (late !== undefined) return late;
    if (event.action.kind === 'outbound') return this.#expect(event, from, to);
    await this.#subject.pass(from);
    const early = this.#unexpected();
    if (early !== undefined) return early;
    this.#last = Math.max(from, this.#subject.now);
    switch (event.action.kind) {
      case 'inbound':
        await this.#subject.say(this.#peer.build(event.action.packet));
        return undefined;
      case 'assertion':
        return this.#assert(event.action.text);
      default:
        return this.#call(event.action, event.moment.kind === 'blocking' ? to : undefined);
    }
  }

  async end(): Promise<string | undefined> {
    const wrong = await this.#unblock(Infinity);
    if (wrong !== undefined) return wrong;
    await this.#subject.pass(this.#subject.now + this.#toleranceMs);
    return this.#unexpected();
  }

  async #expect(event: ScriptEvent, from: number, to: number): Promise<string | undefined> {
    const { action, moment } = event;
    if (action.kind !== 'outbound') return undefined;
    const earliest = from - this.#toleranceMs;
    const latest = to + this.#toleranceMs + (to - this.#last) * this.#subject.timerSlack;
    await this.#subject.listen(latest);
    const next = this.#subject.sent.shift();
    if (next === undefined) return `nothing was sent until ${this.#showTime(latest)}`;
    this.#last = next.at;
    const wrong = this.#peer.differences(action.packet, next.packet);
    const isAnyTime = moment.kind === 'any';
    if (!isAnyTime && next.at < earliest) wrong.push(`${this.#showSent(next)}, too early`);
    if (next.at > latest) wrong.push(`${this.#showSent(next)}, too late`);
    if (wrong.length === 0) return undefined;
    return `${this.#peer.describe(next.packet)}: ${wrong.join('; ')}`;
  }

  /** A packet that was sent and that nothing in the script speaks of. */
  #unexpected(): string | undefined {
    const [first] = this.#subject.sent;
    if (first === undefined) return undefined;
    return `${this.#showSent(first)}, but not expected: ${this.#peer.describe(first.packet)}`;
  }

  async #assert(text: string): Promise<string | undefined> {
    for (const descriptor of this.#calls.descriptors) {
      const info = await this.#subject.inform(descriptor);
      if (info !== undefined) return assertionFailure(text, info);
    }
    return 'there is no connection to ask';
  }

  async #call(call: ScriptCall, until: number | undefined): Promise<string | undefined> {
    const { result, wrong } = await this.#calls.call(call);
    if (until === undefined) return mismatch(call, result) ?? wrong;
    if (result !== -ERRNO.EAGAIN && result !== -ERRNO.EINPROGRESS) {
      return `${call.name} answered ${result} and did not wait`;
    }
    if (this.#blocked !== undefined) throw new Error('two calls cannot block at once');
    this.#blocked = { call, until };
    return undefined;
  }

  /** A call that has blocked until now answers, when what comes next is later than its end. */
  async #unblock(next: number): Promise<string | undefined> {
    if (this.#blocked === undefined) return undefined;
    if (next <= this.#blocked.until + this.#toleranceMs) return undefined;
    const { call, until } = this.#blocked;
    this.#blocked = undefined;
    await this.#subject.pass(until);
    const { result, wrong } = await this.#calls.call(call);
    return mismatch(call, result) ?? wrong;
  }

  #when(moment: Moment): readonly [from: number, to: number] {
    switch (moment.kind) {
      case 'any':
        return [this.#last, Infinity];
      case 'relative':
        return [this.#last + moment.from, this.#last + moment.to];
      case 'blocking': {
        const start = moment.isRelative ? this.#last : this.#begun;
        return [start + moment.from, start + moment.to];
      }
      default:
        return [this.#begun + moment.from, this.#begun + moment.to];
    }
  }

  #showSent({ at }: Sent): string {
    return `sent at ${this.#showTime(at)}`;
  }

  #showTime(at: number): string {
    return `${((at - this.#begun) / 1000).toFixed(3)} s`;
  }
}

function mismatch({ name, result }: ScriptCall, answer: number): string | undefined {
  if (result.kind === 'any') return undefined;
  if (result.kind === 'value') {
    const expected = numberOf(result.value, answer);
    return answer === expected ? undefined : `${name} answered ${show(answer)}, not ${expected}`;
  }
  const errno = (ERRNO as Readonly<Record<string, number>>)[result.errno];
  if (errno === undefined) throw new Error(`nobody knows ${result.errno}`);
  return answer === -errno ? undefined : `${name} answered ${show(answer)}, not ${result.errno}`;
}

function show(answer: number): string {
  const [name] = Object.entries(ERRNO).find(([, errno]) => errno === -answer) ?? [];
  return name ?? `${answer}`;
}

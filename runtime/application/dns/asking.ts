/**
 * One question, asked of one server after the other until somebody knows: each round gives them
 * more time than the one before. Who answers that it cannot help is not asked again.
 */
import { decodeMessage } from '../../../generated/application/dns.value.ts';
import type { Message } from '../../../generated/application/dns.value.ts';
import { RCODE } from '../../../generated/application/dns.wire.ts';
import type { Random } from '../../base/random.ts';
import { Timer } from '../../base/timers.ts';
import type { Timers } from '../../base/timers.ts';
import { DnsFault } from './fault.ts';
import { ednsOf, makeGuardedQuery, mismatch, QUERY_BLOCK_OCTETS } from './message.ts';
import type { Server, ServerList } from './servers.ts';

/** How long one server is waited for, in each round: RFC 1035 §4.2.1, and resolv.conf(5). */
export const ROUNDS_MS: readonly number[] = [1_000, 2_000, 4_000];
/** A connection has to be made first, and TLS to come up. */
const PRIVATE_FACTOR = 4;

export interface Question {
  readonly name: string;
  readonly type: number;
  readonly isSigned?: boolean;
}

export interface AskingGround {
  readonly timers: Timers;
  readonly random: Random;
  readonly servers: ServerList;
}

/** The first answer that says something; throws DnsFault where there is none. */
export async function ask(ground: AskingGround, question: Question): Promise<Message> {
  const dismissed = new Set<Server>();
  let last: unknown = new DnsFault('ENOSERVER', 'no server of names is known');
  for (const roundMs of ROUNDS_MS) {
    for (const server of ground.servers.inOrder()) {
      if (dismissed.has(server)) continue;
      try {
        return await askOne(ground, server, question, roundMs);
      } catch (error) {
        last = error;
        ground.servers.failed(server);
        if (!isWorthAnotherTry(error)) dismissed.add(server);
      }
    }
  }
  throw last;
}

/** What will be so again. */
const FINAL: ReadonlySet<string> = new Set(['ESERVFAIL', 'EUNTRUSTED', 'EBADANSWER']);

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof DnsFault && !FINAL.has(error.code);
}

async function askOne(
  ground: AskingGround,
  server: Server,
  question: Question,
  roundMs: number,
): Promise<Message> {
  const begun = ground.timers.clock.now();
  const answer = await exchange(ground, server, question, roundMs);
  const isConfused = answer.rcode === RCODE.FORMERR || answer.rcode === RCODE.NOTIMP;
  if (isConfused && ednsOf(answer) === undefined && !server.lacksEdns) {
    server.lacksEdns = true;
    return askOne(ground, server, question, roundMs);
  }
  if (answer.rcode !== RCODE.NOERROR && answer.rcode !== RCODE.NXDOMAIN) {
    throw new DnsFault('ESERVFAIL', `${server.transport.name} answers ${showRcode(answer.rcode)}`);
  }
  ground.servers.answered(server, ground.timers.clock.now() - begun);
  return answer;
}

async function exchange(
  { timers, random }: AskingGround,
  server: Server,
  { name, type, isSigned = false }: Question,
  roundMs: number,
): Promise<Message> {
  const { transport, lacksEdns } = server;
  const blockOctets = transport.isPrivate ? QUERY_BLOCK_OCTETS : undefined;
  const wish = { name, type, isSigned, hasEdns: !lacksEdns, blockOctets, isAuthentic: true };
  const query = makeGuardedQuery(wish, random);
  const waitMs = transport.isPrivate ? roundMs * PRIVATE_FACTOR : roundMs;
  server.asked++;
  const late = new AbortController();
  const timeout = new Timer(timers, () => {
    late.abort(new DnsFault('ETIMEDOUT', `${transport.name} does not answer`));
  });
  timeout.start(waitMs);
  try {
    const octets = await transport.exchange(query, late.signal);
    return readAnswer(octets, query, transport.name);
  } finally {
    timeout.stop();
  }
}

function readAnswer(octets: Uint8Array, query: Uint8Array, name: string): Message {
  const reason = mismatch(octets, query);
  const decoded = decodeMessage(octets);
  if (reason !== undefined || !decoded.ok) {
    throw new DnsFault('EBADANSWER', `${name} answers what was not asked: ${reason}`);
  }
  return decoded.value;
}

const RCODE_NAMES = new Map<number, string>(
  Object.entries(RCODE).map(([name, number]) => [number, name]),
);

export function showRcode(rcode: number): string {
  return RCODE_NAMES.get(rcode) ?? `RCODE${rcode}`;
}

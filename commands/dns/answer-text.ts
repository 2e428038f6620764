/** An answer as dig(1) prints it. */
import { ednsOf, fullRcode, optionsOf, showRcode } from '../../runtime/dns.ts';
import type { Message } from '../../generated/application/dns.value.ts';
import { OPCODE, TYPE } from '../../generated/application/dns.wire.ts';
import type { Flags } from './dig-words.ts';
import {
  questionLine,
  recordJson,
  recordLine,
  showName,
  showOption,
  showRdata,
  showType,
} from './records.ts';
import type { Answered } from './exchange.ts';

const OPCODES = new Map<number, string>(
  Object.entries(OPCODE).map(([name, number]) => [number, name]),
);
const EDNS_CODES: Readonly<Record<number, string>> = { 16: 'BADVERS', 23: 'BADCOOKIE' };

export function statusOf(message: Message): string {
  const rcode = fullRcode(message);
  return EDNS_CODES[rcode] ?? showRcode(rcode);
}

function flagsOf(message: Message): readonly string[] {
  const { qr, aa, tc, rd, ra, ad, cd } = message;
  const all = { qr: qr === 1, aa, tc, rd, ra, ad, cd };
  return Object.entries(all).flatMap(([name, isSet]) => (isSet ? [name] : []));
}

function headLines(message: Message): readonly string[] {
  const { id, opcode, question, answer, authority, additional } = message;
  const counts = [
    `QUERY: ${question.length}`,
    `ANSWER: ${answer.length}`,
    `AUTHORITY: ${authority.length}`,
    `ADDITIONAL: ${additional.length}`,
  ];
  const kind = OPCODES.get(opcode) ?? `RESERVED${opcode}`;
  const lines = [
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: ${kind}, status: ${statusOf(message)}, id: ${id}`,
    `;; flags: ${flagsOf(message).join(' ')}; ${counts.join(', ')}`,
  ];
  const isUnhelped = message.rd && !message.ra;
  return isUnhelped ? [...lines, ';; WARNING: recursion requested but not available'] : lines;
}

function ednsLines(message: Message): readonly string[] {
  const edns = ednsOf(message);
  if (edns === undefined) return [];
  const { version = 0, do: isSigned = false } = edns.extendedFlags ?? {};
  const udp = edns.requestorsUdpPayloadSize;
  const options = optionsOf(message).map(showOption);
  return [
    ';; OPT PSEUDOSECTION:',
    `; EDNS: version: ${version}, flags:${isSigned ? ' do' : ''}; udp: ${udp}`,
    ...options.filter((one) => one !== undefined).map((one) => `; ${one}`),
  ];
}

export function answerLines(
  { message, server, ms, octets, way }: Answered,
  flags: Flags,
): string[] {
  const lines: string[] = [];
  if (flags.comments) lines.push(...headLines(message), '');
  if (flags.comments) lines.push(...ednsLines(message));
  if (flags.question && message.question.length > 0) {
    if (flags.comments) lines.push(';; QUESTION SECTION:');
    lines.push(...message.question.map(questionLine), '');
  }
  for (const section of ['answer', 'authority', 'additional'] as const) {
    const records = message[section].filter(({ type }) => type !== TYPE.OPT);
    if (!flags[section] || records.length === 0) continue;
    if (flags.comments) lines.push(`;; ${section.toUpperCase()} SECTION:`);
    lines.push(...records.map(recordLine));
    if (flags.comments) lines.push('');
  }
  if (flags.stats) {
    lines.push(
      `;; Query time: ${Math.round(ms)} msec`,
      `;; SERVER: ${server} (${way})`,
      `;; WHEN: ${when(new Date())}`,
      `;; MSG SIZE  rcvd: ${octets}`,
      '',
    );
  }
  return lines;
}

/** As dig and date(1): Thu Nov 26 23:06:08 UTC 2026. */
function when(now: Date): string {
  const [day, date, month, year, time] = now.toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${time} UTC ${year}`;
}

/** What `+short` prints. */
export function shortLines({ answer }: Message): readonly string[] {
  return answer.map(({ rdata }) => showRdata(rdata));
}

export function answerJson({ message, server, ms, octets, way }: Answered): unknown {
  const records = (section: 'answer' | 'authority' | 'additional'): unknown[] =>
    message[section].filter(({ type }) => type !== TYPE.OPT).map(recordJson);
  return {
    status: statusOf(message),
    id: message.id,
    flags: flagsOf(message),
    question: message.question.map(({ qname, qtype }) => {
      return { name: showName(qname), type: showType(qtype) };
    }),
    answer: records('answer'),
    authority: records('authority'),
    additional: records('additional'),
    server,
    transport: way,
    ms: Math.round(ms * 1000) / 1000,
    octets,
  };
}

/** Records of a laboratory as lines for people. */
import type { LabRecord, LinkStatistics, ShownProbe } from '../../runtime/lab.ts';
import type { Terminal } from '../terminal.ts';
import { showFault } from '../network/faults.ts';

/** A line, or none for what is not worth one. */
export function showRecord(record: LabRecord, terminal: Terminal): string {
  const when = terminal.style('dim', `${(record.atMs / 1000).toFixed(3).padStart(9)} s `);
  return `${when} ${showHappening(record, terminal)}`;
}

function showHappening(record: LabRecord, terminal: Terminal): string {
  switch (record.kind) {
    case 'cut':
    case 'mend':
      return terminal.style('yellow', `${record.link.join(' - ')} is ${past(record.kind)}`);
    case 'change':
      return terminal.style('yellow', `${record.link.join(' - ')} is changed`);
    case 'ping':
      return `${record.from} pings ${record.to} (${record.address})`;
    case 'pingReply':
      return `  ${record.octets} octets from ${place(record)}: icmp_seq=${record.sequence} ${
        `ttl=${record.hopLimit} time=${showMs(record.roundTripMs)}` +
        (record.isDuplicate ? ' (DUP!)' : '')
      }`;
    case 'pingError':
      return `  from ${place(record)}: icmp_seq=${record.sequence} ${words(record.problem)}`;
    case 'pingDone':
      return outcome(
        record,
        `${record.from} pinged ${record.to}: ${record.sent} sent, ${record.received} received` +
          (record.received > 0 ? `, mean ${showMs(record.meanMs)}` : ''),
        terminal,
      );
    case 'trace':
      return `${record.from} traces the way to ${record.to} (${record.address})`;
    case 'traceHop':
      return `  ${String(record.hop).padStart(2)}  ${record.probes.map(showProbe).join('  ')}`;
    case 'traceDone':
      return outcome(record, `${record.from} is ${record.hops} hops from ${record.to}`, terminal);
    case 'fetch':
      return `${record.to} fetches ${showOctets(record.octets)} from ${record.from} (${record.address})`;
    case 'fetchDone':
      return outcome(record, showFetch(record), terminal);
    case 'refused':
      return outcome(record, `${record.from} to ${record.to}: ${record.what} not begun`, terminal);
  }
}

function past(kind: 'cut' | 'mend'): string {
  return kind === 'cut' ? 'cut' : 'mended';
}

function outcome(
  { isDone, reason }: { readonly isDone: boolean; readonly reason?: string },
  text: string,
  terminal: Terminal,
): string {
  if (isDone) return terminal.style('green', `${text}`);
  return terminal.style('red', reason === undefined ? text : `${text}: ${showFault(reason)}`);
}

function showFetch(record: Extract<LabRecord, { readonly kind: 'fetchDone' }>): string {
  const { to, received, ms, bitsASecond, segmentsRetransmitted, digestReceived } = record;
  return (
    `${to} has ${showOctets(received)} in ${showMs(ms)}, ${showRate(bitsASecond)}, ` +
    `${segmentsRetransmitted} segments sent again, sha256 ${digestReceived.slice(0, 16)}…`
  );
}

function place({ name, address }: { readonly name: string | undefined; readonly address: string }) {
  return name === undefined ? address : `${name} (${address})`;
}

function showProbe(probe: ShownProbe, index: number, all: readonly ShownProbe[]): string {
  if (!probe.isAnswered) return '*';
  const isSame = index > 0 && all[index - 1].address === probe.address;
  const where = isSame ? '' : `${place({ name: probe.name, address: probe.address ?? '' })}  `;
  const note = probe.error === undefined ? '' : ` !${probe.error.kind}`;
  return `${where}${showMs(probe.roundTripMs)}${note}`;
}

function words(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

export function showMs(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(3)} s` : `${ms.toFixed(ms < 10 ? 3 : 1)} ms`;
}

export function showOctets(octets: number): string {
  if (octets >= 1e6) return `${Number((octets / 1e6).toFixed(2))} MB`;
  return octets >= 1e4 ? `${Number((octets / 1e3).toFixed(1))} kB` : `${octets} octets`;
}

export function showRate(bits: number): string {
  if (bits >= 1e6) return `${(bits / 1e6).toFixed(1)} Mbit/s`;
  return `${(bits / 1e3).toFixed(1)} kbit/s`;
}

const COLUMNS = [
  'frames',
  'octets',
  'lost',
  'dropped',
  'duplicated',
  'delayed',
  'corrupted',
  'refused',
] as const satisfies readonly (keyof LinkStatistics)[];

/** A row for each direction of each link. */
export function linkTable(links: readonly LinkStatistics[]): readonly string[] {
  const rows = links.map((link) => [
    `${link.from} > ${link.to}`,
    ...COLUMNS.map((one) => link[one]),
  ]);
  const table = [['link', ...COLUMNS], ...rows].map((row) => row.map(String));
  const widths = table[0].map((_, at) => Math.max(...table.map((row) => row[at].length)));
  return table.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
      .join('  '),
  );
}

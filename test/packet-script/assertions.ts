/** What a packet script may ask of a connection: `assert tcpi_snd_cwnd == 10, tcpi_snd_cwnd`. */
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { SOL_TCP, TCP_INFO } from '../../runtime/socket/constants.ts';
import type { TcpInfo } from '../../runtime/transport/tcp/user.ts';

const US_PER_MS = 1000;

/** As struct tcp_info names and counts them. */
const FIELDS: Readonly<Record<string, (info: TcpInfo) => number | string>> = {
  tcpi_state: ({ state }) => `TCP_${state.toUpperCase().replaceAll('-', '_')}`,
  tcpi_snd_cwnd: ({ congestionWindow, sendMss }) => Math.floor(congestionWindow / sendMss),
  tcpi_snd_ssthresh: ({ slowStartThreshold, sendMss }) => Math.floor(slowStartThreshold / sendMss),
  tcpi_snd_mss: ({ sendMss }) => sendMss,
  tcpi_pmtu: ({ pathMtu }) => pathMtu,
  tcpi_rto: ({ rtoMs }) => Math.round(rtoMs * US_PER_MS),
  tcpi_rtt: ({ smoothedRttMs }) => Math.round(smoothedRttMs * US_PER_MS),
  tcpi_unacked: ({ octetsInFlight, sendMss }) => Math.ceil(octetsInFlight / sendMss),
  tcpi_total_retrans: ({ segmentsRetransmitted }) => segmentsRetransmitted,
  tcpi_ca_state: ({ congestionPhase }) => congestionPhase,
};

const COMPARISON = /^\s*(\w+)\s*(==|!=|<=|>=|<|>)\s*(\S+)\s*$/;
/** The connection that assertions are about, as packetdrill: the first that was accepted. */
const DESCRIPTORS = [4, 3];

export function assertionFailure(
  text: string,
  sockets: Sockets,
  descriptorOf: (inScript: number) => number,
): string | undefined {
  const answers = DESCRIPTORS.map((one) =>
    sockets.getsockopt(descriptorOf(one), SOL_TCP, TCP_INFO),
  );
  const info = answers.find((one) => typeof one === 'object') as TcpInfo | undefined;
  if (info === undefined) return 'there is no connection to ask';
  for (const part of text.split(',')[0].split(/\band\b/)) {
    const [, name, comparison, expected] = COMPARISON.exec(part) ?? [];
    const field = FIELDS[name];
    if (field === undefined) return `cannot read '${part.trim()}'`;
    const found = field(info);
    if (!holds(found, comparison, expected))
      return `${name} is ${found}, not ${comparison} ${expected}`;
  }
  return undefined;
}

function holds(found: number | string, comparison: string, expected: string): boolean {
  if (typeof found === 'string') return (found === expected) === (comparison === '==');
  const value = Number(expected);
  switch (comparison) {
    case '==':
      return found === value;
    case '!=':
      return found !== value;
    case '<':
      return found < value;
    case '<=':
      return found <= value;
    case '>':
      return found > value;
    default:
      return found >= value;
  }
}

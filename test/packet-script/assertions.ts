/** What a packet script may ask of a connection: `assert tcpi_snd_cwnd == 10 and tcpi_rto > 0`. */

/** By struct tcp_info's name: what a connection says of itself. */
export type Info = ReadonlyMap<string, number>;

/** As the kernel numbers them, from 1. */
export const STATES = [
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
];
const PHASES = ['Open', 'Disorder', 'CWR', 'Recovery', 'Loss'];

const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ...STATES.map((name, index): [string, number] => [`TCP_${name}`, index + 1]),
  ...PHASES.map((name, index): [string, number] => [`TCP_CA_${name}`, index]),
]);

const COMPARISON = /^\s*(\w+)\s*(==|!=|<=|>=|<|>)\s*(\w+)\s*$/;

const COMPARISONS: Readonly<Record<string, (found: number, expected: number) => boolean>> = {
  '==': (found, expected) => found === expected,
  '!=': (found, expected) => found !== expected,
  '<': (found, expected) => found < expected,
  '<=': (found, expected) => found <= expected,
  '>': (found, expected) => found > expected,
  '>=': (found, expected) => found >= expected,
};

/** Undefined when all of it holds; throws when it cannot be read. */
export function assertionFailure(text: string, info: Info): string | undefined {
  for (const part of text.split(/\band\b/)) {
    const [, name, comparison, expected] = COMPARISON.exec(part) ?? [];
    const found = info.get(name);
    const value = CONSTANTS.get(expected) ?? Number(expected);
    if (found === undefined || Number.isNaN(value)) {
      throw new Error(`nobody can assert '${part.trim()}'`);
    }
    if (!COMPARISONS[comparison](found, value)) {
      const shown = name === 'tcpi_state' ? `TCP_${STATES[found - 1]}` : found;
      return `${name} is ${shown}, not ${comparison} ${expected}`;
    }
  }
  return undefined;
}

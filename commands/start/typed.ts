/**
 * What one types who is a host of an internet: lines of the README, run as the daemon runs them, in
 * a place of their own.
 */
import { Process } from '../../runtime/sockets.ts';
import { closePlace, openPlace } from '../daemon/place.ts';
import type { Place } from '../daemon/site.ts';
import { Failure } from '../failure.ts';
import { Kept } from '../kept.ts';
import { main } from '../main.ts';
import { EXIT_INTERRUPTED } from '../surroundings.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';

/** Each with what it is about. */
export const LINES = [
  ['dhcp eth0', 'an address, and whom to ask'],
  ['dns server https://home.lab/dns-query', 'names are asked for in private'],
  ['dig +noall +answer +stats www.lab', 'by whom, and how fast'],
  ['curl https://www.lab/', 'its certificate is checked'],
  ['curl --resolve bob.lab:443:10.0.3.2 https://bob.lab/', 'an impostor is refused'],
  ['curl http://bob/knock/80', 'bob tries to come in'],
  ['firewall log', 'he was kept out'],
  ['firewall allow incoming 80/tcp from 10.0.1.0/24', 'let him in'],
  ['curl http://bob/knock/80', 'he tries again'],
] as const;

/** What became of one line. */
export interface Typed {
  readonly line: string;
  readonly status: number;
  readonly output: string;
  readonly complaints: string;
}

/** Of alice, who has done nothing yet. */
export async function openHome(): Promise<Place> {
  return openPlace({ device: undefined, address: [], gateway: [], lab: undefined, as: 'alice' });
}

export async function type(place: Place, line: string, around: Surroundings): Promise<Typed> {
  const [output, errors] = [new Kept(), new Kept()];
  const site = { place, process: new Process(), stop: () => {} };
  const status = await main(line.split(' '), { ...around, output, errors, site });
  site.process.exit();
  return { line, status, output: output.text, complaints: errors.text };
}

/** All of them, in one place. Throws a Failure when the user has had enough. */
export async function typeAll(terminal: Terminal, isShown: boolean): Promise<readonly Typed[]> {
  const place = await openHome();
  const typed: Typed[] = [];
  try {
    for (const [line, remark] of LINES) {
      if (isShown) showLine(line, remark, terminal);
      const one = await type(place, line, terminal.surroundings);
      typed.push(one);
      if (isShown) showSaid(one, terminal);
      if (one.status === EXIT_INTERRUPTED) throw new Failure('interrupted', EXIT_INTERRUPTED);
    }
  } finally {
    await closePlace(place);
  }
  return typed;
}

const LINE_COLUMNS = Math.max(...LINES.map(([line]) => line.length));

function showLine(line: string, remark: string, terminal: Terminal): void {
  const text = `  ${terminal.style('bold', `$ npx nonos ${line.padEnd(LINE_COLUMNS)}`)}`;
  terminal.print(`${text}  ${terminal.style('dim', `# ${remark}`)}`);
}

function showSaid({ status, output, complaints }: Typed, terminal: Terminal): void {
  const color = status === 0 ? 'reset' : 'red';
  for (const line of linesOf(output)) terminal.print(`    ${line}`);
  for (const line of linesOf(complaints)) terminal.print(`    ${terminal.style(color, line)}`);
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

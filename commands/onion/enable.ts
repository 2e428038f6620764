/** `nonos onion enable`: all streams of the daemon's network through circuits. */
import { ISOLATIONS } from '../../runtime/onion.ts';
import type { Isolation } from '../../runtime/onion.ts';
import { defineCommand, jsonOption } from '../command.ts';
import { Failure, UsageError } from '../failure.ts';
import { numberOf } from '../network/options.ts';
import type { Terminal } from '../terminal.ts';
import { readKnownRelays } from './authorities.ts';
import { OnionPlace } from './place.ts';

const LOOK_MS = 50;
const DECIMAL = 10;

export const command = defineCommand({
  examples: [
    { line: 'nonos up && nonos onion enable', description: 'By relays of the internet in here' },
    {
      line: 'nonos onion enable --authorities torrc --socks 9050 --state guards',
      description: 'By relays of another network; keep guards for the next time',
    },
  ],
  positionals: [],
  options: {
    authorities: {
      type: 'string',
      value: 'FILE',
      description: 'Lines DirAuthority, as torrc has them: another network than Tor',
    },
    socks: {
      type: 'string',
      value: '[ADDRESS:]PORT',
      description: 'A SOCKS5 port for other programs; 0 for any that is free, - for none',
      default: '127.0.0.1:9050',
    },
    state: {
      type: 'string',
      value: 'FILE',
      description: 'Keep guards and directory there; else in memory alone',
    },
    'link-versions': {
      type: 'string',
      value: 'NUMBERS',
      description: 'Link protocols on offer',
      default: '3,4,5',
    },
    isolate: {
      type: 'string',
      value: 'PARTS',
      description: 'Streams share no circuit if these differ: destination-address,destination-port',
    },
    'one-network': {
      type: 'boolean',
      description: 'Relays of one /16 may be in one circuit: for networks of tests',
    },
    wait: {
      type: 'string',
      value: 'SECONDS',
      description: 'How long to wait for the first circuit; 0 for not at all',
      default: '60',
    },
    json: jsonOption,
  },
  async run({ options }, terminal) {
    const socks = placeOf(options.socks);
    const versions = versionsOf(options['link-versions']);
    const isolate = isolationsOf(options.isolate);
    const seconds = numberOf('--wait', options.wait, { isWhole: false })!;
    const { site } = terminal.surroundings;
    if (site === undefined) throw new Failure('no daemon runs: nonos up begins one');
    const { place } = site;
    if (place.onion !== undefined) throw new Failure('it is enabled already: nonos onion status');
    const bundled = options.authorities === undefined ? place.bundledOnion?.() : undefined;
    const known = bundled ?? readKnownRelays(options.authorities);
    const begun = performance.now();
    const onion = await OnionPlace.open({
      stack: place.stack,
      ...known,
      dialer: bundled?.dialer,
      unixSeconds: bundled?.unixSeconds,
      socks,
      statePath: options.state,
      enforceDistinctSubnets: !(options['one-network'] || bundled !== undefined),
      versions,
      isolate,
    });
    place.onion = onion;
    await settled(onion, seconds, terminal);
    const { socksPort } = onion;
    const ms = Math.round(performance.now() - begun);
    const { percent, phase } = onion.service.status();
    if (options.json) terminal.printJson({ isEnabled: true, percent, phase, socksPort, ms });
    else {
      const port = socksPort === undefined ? '' : `; SOCKS5 at ${socks!.host}:${socksPort}`;
      terminal.complain(`onion routing: ${percent} % (${phase}) after ${ms} ms${port}`);
    }
    return 0;
  },
});

/** Settled when there is a circuit, or it is not waited for any more. */
async function settled(
  { service }: OnionPlace,
  seconds: number,
  terminal: Terminal,
): Promise<void> {
  if (seconds === 0) return;
  const showing = setInterval(() => {
    const { percent, summary } = service.phase;
    terminal.progress(`${percent} % ${summary}`);
  }, LOOK_MS);
  const late = AbortSignal.timeout(seconds * 1000);
  try {
    await service.ready(late);
  } catch (error) {
    throw new Failure(`no circuit in ${seconds} s, ${(error as Error).message}`);
  } finally {
    clearInterval(showing);
    terminal.progress('');
  }
}

function placeOf(text: string): { readonly host: string; readonly port: number } | undefined {
  if (text === '-') return undefined;
  const at = text.lastIndexOf(':');
  const host = at < 0 ? '127.0.0.1' : text.slice(0, at).replace(/^\[|\]$/g, '');
  return { host, port: numberOf('--socks', text.slice(at + 1), { most: 65_535 })! };
}

function isolationsOf(text: string | undefined): readonly Isolation[] {
  const words = text === undefined ? [] : text.split(',');
  const isKnown = (word: string): word is Isolation => ISOLATIONS.includes(word as Isolation);
  if (words.every(isKnown)) return words;
  throw new UsageError(`--isolate is '${text}'; expected some of ${ISOLATIONS.join(',')}`);
}

function versionsOf(text: string): readonly number[] {
  const versions = text.split(',').map((word) => Number.parseInt(word, DECIMAL));
  if (versions.length > 0 && versions.every((one) => one >= 3 && one <= 5)) return versions;
  throw new UsageError(`--link-versions is '${text}'; expected some of 3,4,5`);
}

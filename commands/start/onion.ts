/** The last part of the tour: a page through three relays, all of them stacks of this internet. */
import { createNodeOnionCrypto } from '../../adapters/node/onion-crypto.ts';
import { createNodeInflater } from '../../adapters/node/onion-inflater.ts';
import { Laboratory, PageFetch, showAddress } from '../../runtime/lab.ts';
import type { Fetched } from '../../runtime/lab.ts';
import { OnionGate, OnionService } from '../../runtime/onion.ts';
import { routeThroughOnion } from '../../runtime/onion-overlay.ts';
import { Failure } from '../failure.ts';
import { sha256 } from '../lab/open.ts';
import { showMs } from '../lab/show.ts';
import { internet } from '../network/bundled.ts';
import { bundledOnion, RELAYS } from '../network/onion.ts';
import type { Terminal } from '../terminal.ts';

export interface OnionTour {
  readonly relays: readonly string[];
  /** Virtual milliseconds from knowing nobody to the first circuit. */
  readonly bootstrapMs: number;
  /** By whom the page came. */
  readonly path: readonly string[];
  readonly buildMs: number;
  readonly octets: number;
  readonly digest: string;
  readonly isWhole: boolean;
  /** Whom alice's own link was with: nobody else, on the whole way. */
  readonly linkedTo: readonly string[];
}

const SEED = 4;
const CLIENT = 'alice';
const SERVER = 'www';
const OCTETS = 300_000;
const PATIENCE_MS = 120_000;
const STEP_MS = 1;
/** So often promises that wait for each other may settle between two moments. */
const TURNS = 8;

export async function takeOnionTour(): Promise<OnionTour> {
  const laboratory = new Laboratory({ ...internet(), events: [] }, { seed: SEED, newHash: sha256 });
  const { simulation } = laboratory;
  const network = bundledOnion(laboratory, Math.floor(Date.now() / 1000));
  const { stack } = laboratory.node(CLIENT);
  const gate = new OnionGate(network.dialer(stack.tcp));
  const onion = new OnionService({
    timers: simulation.timers,
    random: simulation.dice(),
    crypto: createNodeOnionCrypto(),
    dialer: gate,
    unixSeconds: network.unixSeconds,
    authorities: network.authorities,
    inflater: createNodeInflater(),
    enforceDistinctSubnets: false,
  });
  routeThroughOnion(stack, onion, gate);
  const until = async (isSo: () => boolean): Promise<void> => {
    for (const end = simulation.now + PATIENCE_MS; !isSo(); simulation.run(STEP_MS)) {
      if (simulation.now > end) throw new Failure(`onion routing: ${onion.failure().message}`);
      for (let turn = 0; turn < TURNS; turn++) await Promise.resolve();
    }
  };
  const begun = simulation.now;
  onion.start();
  await until(() => onion.phase.percent === 100);
  const bootstrapMs = simulation.now - begun;
  let fetched: Fetched | undefined;
  const { address } = laboratory.node(SERVER).addresses[0];
  const page = new PageFetch({
    tcp: { ...stack.tcp, connect: (to, user) => stack.host.overlay!.connect(to, user, 0) },
    address,
    host: SERVER,
    octets: OCTETS,
    hash: sha256(),
    done: (one) => (fetched = one),
  });
  page.start();
  await until(() => fetched !== undefined);
  const used = onion.status().circuits.find(({ isDirty }) => isDirty);
  const linkedTo = gate.relays.map((relay) => nameAt(laboratory, showAddress(relay)));
  onion.close();
  network.close();
  return {
    relays: RELAYS,
    bootstrapMs,
    path: used?.path.map(({ nickname }) => nickname) ?? [],
    buildMs: used?.buildMs ?? 0,
    octets: fetched!.received,
    digest: fetched!.digest,
    isWhole: fetched!.isWhole,
    linkedTo,
  };
}

function nameAt({ nodes }: Laboratory, text: string): string {
  const found = [...nodes.values()].find(({ addresses }) =>
    addresses.some(({ address }) => showAddress(address) === text),
  );
  return found?.name ?? text;
}

export function printOnionTour(tour: OnionTour, terminal: Terminal): void {
  const { relays, bootstrapMs, path, buildMs, octets, digest, isWhole, linkedTo } = tour;
  terminal.print(terminal.style('bold', 'Onion routing, with relays that are stacks of it too'));
  terminal.print(
    `  ${terminal.style('dim', `relays: ${relays.join(', ')}; ada and boole let out`)}`,
  );
  terminal.print(
    `  ${CLIENT} knows nobody but an authority, and has a circuit in ${showMs(bootstrapMs)}`,
  );
  terminal.print(`  ${CLIENT} > ${path.join(' > ')} > ${SERVER}, built in ${showMs(buildMs)}`);
  const text = `${octets} octets from ${SERVER}, sha256 ${digest.slice(0, 16)}…`;
  terminal.print(`  ${terminal.style(isWhole ? 'green' : 'red', text)}`);
  const seen = `on ${CLIENT}'s own wire there was ${linkedTo.join(', ')}, and nobody else`;
  terminal.print(`  ${terminal.style('dim', seen)}\n`);
}

/** A daemon's life: its place, what it begins with, and its end. */
import { Process } from '../../runtime/sockets.ts';
import { whereNamesGo } from '../dns/whither.ts';
import { Failure } from '../failure.ts';
import { main } from '../main.ts';
import { ownSurroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import { READY } from './begin.ts';
import { closePlace, openPlace } from './place.ts';
import { listen } from './server.ts';
import type { Place } from './site.ts';
import type { Wishes } from './wishes.ts';

/** Until somebody interrupts it, or says `nonos down`. */
export async function stay(path: string, wishes: Wishes, terminal: Terminal): Promise<number> {
  const place = await openPlace(wishes.place);
  try {
    await serve(place, wishes);
  } catch (error) {
    await closePlace(place);
    throw error;
  }
  const { ended, stop } = await listen(path, place, main);
  const quiet = terminal.surroundings.onInterrupt(stop);
  // Whoever has begun it hears no more of it from now on.
  process.stderr.on('error', () => {});
  terminal.complain(`names are asked of ${whereNamesGo(place.names)}`);
  terminal.complain(`${READY}${place.description}`);
  await ended;
  quiet();
  return 0;
}

/** Begins what is wished for beside the place. Throws a Failure at the first that fails. */
async function serve(place: Place, { socks, httpProxy, metrics, lines }: Wishes): Promise<void> {
  const { services } = place;
  if (socks !== undefined || httpProxy !== undefined) {
    const { serveHttpProxy, serveSocks } = await import('./proxies.ts');
    if (socks !== undefined) services.push(await serveSocks(place, socks));
    if (httpProxy !== undefined) services.push(await serveHttpProxy(place, httpProxy));
  }
  if (metrics !== undefined) {
    const { serveMetrics } = await import('./metrics.ts');
    services.push(await serveMetrics(place.stack, metrics));
  }
  for (const line of lines) {
    const site = { place, process: new Process(), stop: () => {} };
    const status = await main(line, { ...ownSurroundings(process.stderr), site });
    if (status !== 0) throw new Failure(`no daemon begins: ${line.join(' ')} was not done`);
  }
}

/** Onion routing of the daemon, or one line that says what is missing. */
import type { Place } from '../daemon/site.ts';
import { Failure } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import type { OnionPlace } from './place.ts';

export function needOnion({ surroundings }: Terminal): {
  readonly place: Place;
  readonly onion: OnionPlace;
} {
  const { site } = surroundings;
  if (site === undefined) throw new Failure('no daemon runs: nonos up begins one');
  const { place } = site;
  if (place.onion === undefined) {
    throw new Failure('onion routing is not enabled: nonos onion enable');
  }
  return { place, onion: place.onion };
}

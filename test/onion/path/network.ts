/** Relays of a laboratory as a chooser of paths knows them. */
import { readConsensus } from '../../../runtime/onion/directory/consensus.ts';
import type { Consensus } from '../../../runtime/onion/directory/consensus.ts';
import { readMicrodescriptor } from '../../../runtime/onion/directory/microdescriptor.ts';
import type { Microdescriptor } from '../../../runtime/onion/directory/microdescriptor.ts';
import type { DirectorySource } from '../../../runtime/onion/path/chooser.ts';
import { Relays } from '../../../runtime/onion/path/relays.ts';
import {
  digestOf,
  makeAuthorities,
  makeConsensus,
  microdescriptorOf,
} from '../directory/documents.ts';
import type { ConsensusPlan, TestRelay } from '../directory/documents.ts';
import { must } from '../directory/fixtures.ts';

const authorities = makeAuthorities(1);

export class TestDirectory implements DirectorySource {
  revision = 0;
  consensus: Consensus | undefined;
  readonly microdescriptors = new Map<string, Microdescriptor>();

  constructor(relays: readonly TestRelay[], plan: Partial<ConsensusPlan> = {}) {
    this.list(relays, plan);
  }

  /** There is a new consensus, of these. */
  list(relays: readonly TestRelay[], plan: Partial<ConsensusPlan> = {}): void {
    this.revision++;
    this.consensus = must(readConsensus(makeConsensus({ authorities, relays, ...plan })));
    for (const relay of relays) {
      const text = microdescriptorOf(relay);
      const digest = digestOf(text);
      this.microdescriptors.set(digest, must(readMicrodescriptor(text, digest)));
    }
  }

  microdescriptor(digest: string): Microdescriptor | undefined {
    return this.microdescriptors.get(digest);
  }

  consensusFault(): undefined {
    return undefined;
  }

  relays(): Relays {
    return new Relays(this.consensus!, (digest) => this.microdescriptor(digest));
  }
}

/**
 * Paths for circuits (path-spec §2.2): the exit first, then a guard, then the middle, each as
 * likely as its bandwidth is worth there, none twice, none near another, none of its family.
 */
import { toBase64 } from '../../base/base64.ts';
import type { Address } from '../../base/address.ts';
import type { Consensus } from '../directory/consensus.ts';
import { DirectoryFault } from '../directory/fault.ts';
import type { Microdescriptor } from '../directory/microdescriptor.ts';
import type { RelayTarget } from '../target.ts';
import { enoughFraction, pathFraction } from './fraction.ts';
import { anyone, Guards } from './guards.ts';
import type { GuardsOptions } from './guards.ts';
import { Relays, areNeighbours } from './relays.ts';
import type { Relay } from './relays.ts';
import { WeightedChoice, Weights } from './weights.ts';
import type { Position } from './weights.ts';

/** Whoever has directory information: a DirectoryStore. */
export interface DirectorySource {
  /** Another one whenever there is more, or something else. */
  readonly revision: number;
  readonly consensus: Consensus | undefined;
  microdescriptor(digest: string): Microdescriptor | undefined;
  /** Why the consensus may not be used now. */
  consensusFault(): DirectoryFault | undefined;
}

export type PathPurpose =
  | {
      readonly kind: 'exit';
      /** All of them must be let out. None: any exit, as for a name to resolve. */
      readonly ports: readonly number[];
      /** Where to, when that is known by address. */
      readonly host?: Address | undefined;
      /** Streams will last, whatever the ports say. */
      readonly isStable?: boolean | undefined;
    }
  /** One hop, to ask for documents. */
  | { readonly kind: 'directory' }
  /** Three hops that lead nowhere: to meet others, or to look at the network. */
  | { readonly kind: 'internal'; readonly isStable?: boolean | undefined };

export type PathFaultName = 'no directory information' | 'no exit' | 'no guard' | 'no middle';

export class PathFault {
  readonly name: PathFaultName;
  readonly reason: string;

  constructor(name: PathFaultName, reason: string) {
    this.name = name;
    this.reason = reason;
  }

  toString(): string {
    return `${this.name}: ${this.reason}`;
  }
}

export interface PathOptions extends GuardsOptions {
  readonly directory: DirectorySource;
  /** Off in laboratories, where all relays live in one /16. */
  readonly enforceDistinctSubnets?: boolean | undefined;
}

/** path-spec §2.2: what connects to them stays for long. */
export const LONG_LIVED_PORTS: ReadonlySet<number> = new Set([
  21, 22, 706, 1863, 5050, 5190, 5222, 5223, 6523, 6667, 6697, 8300,
]);
const IPV6_OCTETS = 16;

export class PathChooser {
  readonly guards: Guards;
  readonly #options: PathOptions;
  #relays: Relays | undefined;
  #revision: number | undefined;
  #choices = new Map<Position, WeightedChoice<Relay>>();

  constructor(options: PathOptions) {
    this.#options = options;
    this.guards = new Guards(options);
  }

  /**
   * From the guard to the last hop, or why there is no path. `avoid` are not gone through; but
   * which guard is taken, nobody's failures behind it are to decide.
   */
  choosePath(
    purpose: PathPurpose,
    avoid: readonly Pick<RelayTarget, 'rsaIdentity'>[] = [],
  ): readonly RelayTarget[] | PathFault {
    const relays = this.#current();
    if (relays instanceof PathFault) return relays;
    const avoided = new Set(avoid.map(({ rsaIdentity }) => toBase64(rsaIdentity, false)));
    const isFree = ({ key }: Relay): boolean => !avoided.has(key);
    if (purpose.kind === 'directory') {
      const guard = this.guards.choose('directory', anyone);
      return guard === undefined ? noGuard() : [guard];
    }
    const isStable = needsStable(purpose);
    const isFit = (relay: Relay): boolean =>
      isFree(relay) && relay.flags.fast && (!isStable || relay.flags.stable);
    const last = this.#lastHop(purpose, isFit);
    if (last instanceof PathFault) return last;
    const guard = this.guards.choose('circuit', (relay) => !this.#conflict(relays, relay, last));
    if (guard === undefined) return noGuard();
    const middle = this.#choice('middle').draw(
      this.#options.random,
      (relay) =>
        isFit(relay) &&
        !this.#conflict(relays, relay, last) &&
        !this.#conflict(relays, relay, guard),
    );
    if (middle === undefined) {
      return new PathFault('no middle', `none between ${guard.nickname} and ${last.nickname}`);
    }
    return [guard, middle, last];
  }

  /**
   * A circuit of this path was built, or failed because its guard was not reached. Answers whether
   * what was built may carry streams now: not while a better guard, from which one comes to the
   * same end, may be there (guard-spec §4.8).
   */
  guardResult(path: readonly Pick<RelayTarget, 'rsaIdentity'>[], isBuilt: boolean): boolean {
    const relays = this.#relays;
    const last = path.length === 1 ? undefined : relays?.byIdentity(path.at(-1)!.rsaIdentity);
    const isAllowed = (relay: Relay): boolean =>
      last === undefined || !this.#conflict(relays!, relay, last);
    return this.guards.result(toBase64(path[0].rsaIdentity, false), isBuilt, isAllowed);
  }

  /** Whether an exit lets out a stream to such a port, as far as we know. */
  canExit(exit: Pick<RelayTarget, 'rsaIdentity'>, port: number, host?: Address): boolean {
    const relays = this.#current();
    if (relays instanceof PathFault) return false;
    const relay = relays.byIdentity(exit.rsaIdentity);
    return relay !== undefined && allowsExit(relay, [port], host);
  }

  /** A relay that paths may go through. */
  relay(rsaIdentity: Uint8Array): RelayTarget | undefined {
    const relays = this.#current();
    return relays instanceof PathFault ? undefined : relays.byIdentity(rsaIdentity);
  }

  #lastHop(
    purpose: Exclude<PathPurpose, { kind: 'directory' }>,
    isFit: (relay: Relay) => boolean,
  ): Relay | PathFault {
    const { random } = this.#options;
    if (purpose.kind === 'internal') {
      const found = this.#choice('middle').draw(random, isFit);
      return found ?? new PathFault('no middle', 'no relay can be the last of three');
    }
    const { ports, host } = purpose;
    const found = this.#choice('exit').draw(
      random,
      (relay) => isFit(relay) && allowsExit(relay, ports, host),
    );
    if (found !== undefined) return found;
    const what = ports.length === 0 ? 'anything' : `port ${ports.join(', ')}`;
    return new PathFault('no exit', `no relay that could be used lets out ${what}`);
  }

  #conflict(relays: Relays, one: Relay, other: Relay): boolean {
    if (one === other || relays.areKin(one, other)) return true;
    return (this.#options.enforceDistinctSubnets ?? true) && areNeighbours(one, other);
  }

  #choice(position: Position): WeightedChoice<Relay> {
    const known = this.#choices.get(position);
    if (known !== undefined) return known;
    const { all, consensus } = this.#relays!;
    const weights = new Weights(consensus);
    const made = new WeightedChoice(
      all,
      ({ bandwidth, flags }) => bandwidth * weights.factor(position, flags),
    );
    this.#choices.set(position, made);
    return made;
  }

  #current(): Relays | PathFault {
    const { directory } = this.#options;
    const fault = directory.consensusFault();
    const { consensus } = directory;
    if (fault !== undefined || consensus === undefined) {
      return new PathFault('no directory information', String(fault));
    }
    if (this.#relays === undefined || this.#revision !== directory.revision) {
      // With less, whoever tells us of relays would choose our paths.
      const part = pathFraction(
        consensus,
        (router) => directory.microdescriptor(router.microdescriptor) !== undefined,
      );
      const enough = enoughFraction(consensus);
      if (part < enough) return new PathFault('no directory information', tooLittle(part, enough));
      this.#revision = directory.revision;
      this.#relays = new Relays(consensus, (digest) => directory.microdescriptor(digest));
      this.#choices = new Map<Position, WeightedChoice<Relay>>();
      this.guards.update(this.#relays);
    }
    return this.#relays;
  }
}

function tooLittle(part: number, enough: number): string {
  const percent = (share: number): string => `${Math.floor(share * 100)} %`;
  return `${percent(part)} of likely paths are known, ${percent(enough)} are needed`;
}

function noGuard(): PathFault {
  return new PathFault('no guard', 'none that is known, allowed, and not unreachable');
}

function needsStable(purpose: Exclude<PathPurpose, { kind: 'directory' }>): boolean {
  if (purpose.isStable === true) return true;
  return purpose.kind === 'exit' && purpose.ports.some((port) => LONG_LIVED_PORTS.has(port));
}

/** As far as a summary says: the exit itself may still refuse. */
export function allowsExit(
  { flags, microdescriptor }: Relay,
  ports: readonly number[],
  host?: Address,
): boolean {
  if (flags.badExit || flags.middleOnly) return false;
  const isIpv6 = host?.length === IPV6_OCTETS;
  const policy = isIpv6 ? microdescriptor.ipv6Policy : microdescriptor.policy;
  return policy.isExit && ports.every((port) => policy.allows(port));
}

/** A link of a laboratory: its wire, what is seen of it, and what becomes of it on the way. */
import { LinkWatch } from './link-watch.ts';
import type { LinkStatistics } from './records.ts';
import type { Simulation } from './simulation.ts';
import type { LinkName, TopologyLink } from './topology.ts';
import { joinByWire } from './wire.ts';
import type { Ills, Wire } from './wire.ts';

export class LabLink {
  /** The names of whoever it joins. */
  readonly ends: LinkName;
  readonly wire: Wire;
  readonly watch: LinkWatch;
  #isCut = false;
  /** What it will be like when it is mended. */
  #there: Partial<Ills> = {};
  #back: Partial<Ills> = {};

  constructor(simulation: Simulation, { ends, mtu, there, back }: TopologyLink, number: number) {
    const [one, other] = ends.map(({ node }) => node);
    this.ends = [one, other];
    this.wire = joinByWire(simulation, {
      mtu,
      there,
      back,
      names: [`${one}-${other}`, `${other}-${one}`],
      hardwareAddresses: [hardwareAddress(number, 1), hardwareAddress(number, 2)],
    });
    this.watch = new LinkWatch(this.wire);
  }

  joins([one, other]: LinkName): boolean {
    const [first, second] = this.ends;
    return (first === one && second === other) || (first === other && second === one);
  }

  cut(): void {
    this.#isCut = true;
    this.wire.change(null);
  }

  mend(): void {
    this.#isCut = false;
    this.wire.change(this.#there, this.#back);
    this.#there = {};
    this.#back = {};
  }

  /** `there` is from the first of the names to the second, whichever way it was laid. */
  change(name: LinkName, there: Partial<Ills>, back: Partial<Ills>): void {
    const isAsLaid = name[0] === this.ends[0];
    const [forth, home] = isAsLaid ? [there, back] : [back, there];
    if (!this.#isCut) return this.wire.change(forth, home);
    this.#there = { ...this.#there, ...forth };
    this.#back = { ...this.#back, ...home };
  }

  statistics(): readonly LinkStatistics[] {
    return this.watch.statistics(this.ends);
  }
}

/** Of no factory (RFC 9542 §2.1), and told at a glance: the link's number, then its end's. */
function hardwareAddress(link: number, end: 1 | 2): Uint8Array {
  const number = link + 1;
  return Uint8Array.of(2, 0, number / 0x10000, number / 0x100, number, end);
}

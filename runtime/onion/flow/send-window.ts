/**
 * How many cells of data one end of a circuit may send to the other before a SENDME comes; and the
 * tags by which a SENDME proves that whoever sends it has seen what it speaks for (tor-spec §7.3.1).
 * Here is the window of a fixed size; vegas.ts has the other one.
 */
import {
  onBegin,
  onCellSent,
  onSendme,
  startPackageWindow,
  HANDLED,
} from '../../../generated/onion/sendme.machine.ts';
import type { PackageWindow, PackageWindowState } from '../../../generated/onion/sendme.machine.ts';
import { areEqual } from '../crypto.ts';

/** What is wrong with a SENDME: the circuit ends by it. */
export type SendmeBreach = 'sendmeWithoutTag' | 'sendmeOfWrongTag' | 'sendmeUnexpected';

export interface SendWindow {
  /** How many cells of data may be sent now. */
  readonly room: number;
  /** How many may be under way in all. */
  readonly size: number;
  /** How long a cell and its SENDME take, smoothed; undefined before it is known. */
  readonly rttMs: number | undefined;
  /** In slow start, steady, or fixed. */
  readonly phase: string;
  /** A cell of data is sealed next: true when its tag has to be kept. */
  sent(): boolean;
  /** The tag of a cell that `sent` has asked for, in their order. */
  expect(tag: Uint8Array): void;
  /** `isBlocked`: the channel of the circuit takes no more. */
  sendme(tag: Uint8Array | undefined, isBlocked: boolean): SendmeBreach | undefined;
}

/** Tags that SENDMEs have to bear, oldest first: no more than fit into a window. */
export class Tags {
  readonly #expected: Uint8Array[] = [];

  get count(): number {
    return this.#expected.length;
  }

  /** `tag` is kept as it is. */
  expect(tag: Uint8Array): void {
    this.#expected.push(tag);
  }

  /** Undefined when it is the one that was next. */
  take(tag: Uint8Array | undefined): SendmeBreach | undefined {
    if (tag === undefined) return 'sendmeWithoutTag';
    const expected = this.#expected.shift();
    if (expected === undefined) return 'sendmeUnexpected';
    return areEqual(expected, tag) ? undefined : 'sendmeOfWrongTag';
  }
}

export class FixedSendWindow implements SendWindow, PackageWindow {
  state!: PackageWindowState;
  window!: number;
  readonly size: number;
  readonly rttMs: number | undefined = undefined;
  readonly phase: string = 'fixed';
  readonly #tags = new Tags();
  #isNoted = false;

  constructor(initial: number) {
    this.size = initial;
    startPackageWindow(this);
    onBegin(this, { initial });
  }

  get room(): number {
    return this.window;
  }

  sent(): boolean {
    this.#isNoted = false;
    onCellSent(this);
    return this.#isNoted;
  }

  expect(tag: Uint8Array): void {
    this.#tags.expect(tag);
  }

  sendme(tag: Uint8Array | undefined): SendmeBreach | undefined {
    const breach = this.#tags.take(tag);
    if (breach !== undefined) return breach;
    return onSendme(this) === HANDLED ? undefined : 'sendmeUnexpected';
  }

  noteTheTag(): void {
    this.#isNoted = true;
  }
}

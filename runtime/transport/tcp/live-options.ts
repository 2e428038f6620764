/** The options of one connection: the user changes them as it pleases, and they work at once. */
import { DEFAULT_OPTIONS } from './limits.ts';
import type { CongestionName, TcpOptions } from './user.ts';

export class LiveOptions implements TcpOptions {
  keepAliveIntervalMs: number;
  keepAliveProbesMax: number;
  userTimeoutMs: number;
  lingerMs: number | undefined;
  hopLimit: number;
  trafficClass: number;
  congestion: CongestionName;
  /** Called when something may go now that could not before. */
  onChange: () => void = () => {};
  #noDelay: boolean;
  #cork: boolean;
  #keepAlive: boolean;
  #keepAliveIdleMs: number;
  #receiveBufferOctets: number;
  #sendBufferOctets: number;
  /** The user has said how large it is. */
  #isSendBufferFixed: boolean;

  constructor(given: Partial<TcpOptions> | undefined) {
    const wanted = { ...DEFAULT_OPTIONS, ...given };
    this.#keepAliveIdleMs = wanted.keepAliveIdleMs;
    this.keepAliveIntervalMs = wanted.keepAliveIntervalMs;
    this.keepAliveProbesMax = wanted.keepAliveProbesMax;
    this.userTimeoutMs = wanted.userTimeoutMs;
    this.lingerMs = wanted.lingerMs;
    this.#sendBufferOctets = wanted.sendBufferOctets;
    this.#isSendBufferFixed = given?.sendBufferOctets !== undefined;
    this.hopLimit = wanted.hopLimit;
    this.trafficClass = wanted.trafficClass;
    this.congestion = wanted.congestion;
    this.#noDelay = wanted.noDelay;
    this.#cork = wanted.cork;
    this.#keepAlive = wanted.keepAlive;
    this.#receiveBufferOctets = wanted.receiveBufferOctets;
  }

  get noDelay(): boolean {
    return this.#noDelay;
  }

  set noDelay(noDelay: boolean) {
    this.#noDelay = noDelay;
    this.onChange();
  }

  get cork(): boolean {
    return this.#cork;
  }

  set cork(cork: boolean) {
    this.#cork = cork;
    this.onChange();
  }

  get keepAlive(): boolean {
    return this.#keepAlive;
  }

  set keepAlive(keepAlive: boolean) {
    this.#keepAlive = keepAlive;
    this.onChange();
  }

  get keepAliveIdleMs(): number {
    return this.#keepAliveIdleMs;
  }

  set keepAliveIdleMs(ms: number) {
    this.#keepAliveIdleMs = ms;
    this.onChange();
  }

  get sendBufferOctets(): number {
    return this.#sendBufferOctets;
  }

  set sendBufferOctets(octets: number) {
    this.#isSendBufferFixed = true;
    this.#sendBufferOctets = octets;
  }

  /** Two windows' worth, up to `most`: one under way, and one to follow it. */
  tuneSendBuffer(congestionWindow: number, most: number): void {
    // The window of CUBIC has fractions; what a user may write has none.
    const octets = Math.min(Math.ceil(congestionWindow * 2), most);
    if (this.#isSendBufferFixed || octets <= this.#sendBufferOctets) return;
    this.#sendBufferOctets = octets;
  }

  get receiveBufferOctets(): number {
    return this.#receiveBufferOctets;
  }

  set receiveBufferOctets(octets: number) {
    this.#receiveBufferOctets = octets;
    this.onChange();
  }
}

/** Who is told of what happens on a link: batches that end, cables, and room to send again. */
export class UpperLayers {
  #settle: (() => void)[] = [];
  #linkChange: ((isUp: boolean) => void)[] = [];
  #space: (() => void)[] = [];

  onSettle(settle: () => void): void {
    this.#settle.push(settle);
  }

  onLinkChange(changed: (isUp: boolean) => void): void {
    this.#linkChange.push(changed);
  }

  onSpaceAvailable(available: () => void): void {
    this.#space.push(available);
  }

  settle(): void {
    for (const settle of this.#settle) settle();
  }

  linkChanged(isUp: boolean): void {
    for (const changed of this.#linkChange) changed(isUp);
  }

  spaceAvailable(): void {
    for (const available of this.#space) available();
  }

  /** Nobody is told any more. */
  clear(): void {
    this.#settle = [];
    this.#linkChange = [];
    this.#space = [];
  }
}

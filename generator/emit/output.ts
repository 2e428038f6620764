/**
 * What an emitter gives: files, by path from the project's root. Each emitter is one file here and
 * touches no other.
 */
import type { Model, Protocol } from '../model.ts';

export interface Output {
  readonly path: string;
  readonly text: string;
  /** Whether prettier lays it out; data and figures are laid out by their emitter. */
  readonly format: boolean;
}

export type Emitter = (protocol: Protocol, model: Model) => Output[];

/** `generated/transport/udp.wire.ts` for `wire.ts`. */
export function outputPath(protocol: Protocol, ending: string): string {
  return `generated/${protocol.layer === '' ? '' : `${protocol.layer}/`}${protocol.stem}.${ending}`;
}

/** The line that says where a generated file comes from. */
export function banner(protocol: Protocol): string {
  return `@generated from ${protocol.path}: change that, then npm run generate.`;
}

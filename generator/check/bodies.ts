/** The bodies of a type: its fields, or those of each arm. */
import type { Choice, Field, Message } from '../model.ts';

export interface Body {
  readonly fields: readonly Field[];
  /** Bits before the first field: the tag of a union. */
  readonly bitsBefore: number;
}

export function bodies(type: Message | Choice): Body[] {
  if (type.kind === 'message') return [{ fields: type.fields, bitsBefore: 0 }];
  return type.arms.map((arm) => ({ fields: arm.fields, bitsBefore: type.tag.bits }));
}

/** Whole octets: what is not a bit field begins, and every message ends, on an octet. */
import type { Reporter } from '../diagnostic.ts';
import type { Choice, Endian, Field, Message } from '../model.ts';
import { bodies } from './bodies.ts';

export function checkAlignment(type: Message | Choice, endian: Endian, reporter: Reporter): void {
  for (const body of bodies(type)) {
    let reported = false;
    const first: Reporter = {
      report: (diagnostic) => {
        if (!reported) reporter.report(diagnostic);
        reported = true;
      },
    };
    if (endian.kind !== 'big') checkWords(body.fields, first);
    const bits = walk(body.fields, body.bitsBefore, first);
    const last = body.fields.at(-1);
    if (bits % 8 !== 0) {
      first.report({
        span: last?.span ?? type.span,
        message: `${type.name} ends ${bits % 8} bits into an octet`,
        help: `add Reserved (${8 - (bits % 8)}) = 0`,
      });
    }
  }
}

/** Where the lowest bit comes first, only a group can say which word the bits are of. */
function checkWords(fields: readonly Field[], reporter: Reporter): void {
  for (const field of fields) {
    if (field.kind === 'integer' && !field.width && field.bits % 8 !== 0) {
      reporter.report({
        span: field.span,
        message: `${field.name} is ${field.bits} bits of no word: a little-endian file counts bits from the end of one`,
        help: `gather them in a group that says its width: Flags (16) { ${field.name} (${field.bits}), … }`,
      });
    }
    if (field.kind === 'group' && (field.bits ?? 0) % 8 !== 0) {
      reporter.report({
        span: field.span,
        message: `${field.name} is a word of ${field.bits} bits: expected whole octets`,
        help: 'take the bits beside it into the group',
      });
    }
    if (field.kind === 'group' && field.bits === undefined) checkWords(field.fields, reporter);
    if (field.kind === 'union') for (const arm of field.arms) checkWords(arm.fields, reporter);
  }
}

/** Bits modulo 8 after the fields. */
function walk(fields: readonly Field[], before: number, reporter: Reporter): number {
  let bits = before;
  for (const field of fields) {
    const fixedBits = field.kind === 'integer' && !field.width && !field.when;
    if (fixedBits) {
      bits = (bits + field.bits) % 8;
      continue;
    }
    const partOfRun = field.kind === 'group' && !field.when;
    if (!partOfRun && bits % 8 !== 0) {
      reporter.report({
        span: field.span,
        message: `${field.name} begins ${bits % 8} bits into an octet`,
        help: 'only fields of a fixed number of bits may begin inside an octet',
      });
      bits = 0;
    }
    if (field.kind === 'group') {
      bits = walk(field.fields, bits, reporter);
      if (field.when && bits % 8 !== 0) optional(field, bits, reporter);
    } else if (field.kind === 'union') {
      for (const arm of field.arms) {
        const after = walk(arm.fields, 0, reporter);
        if (after === 0) continue;
        reporter.report({
          span: arm.fields.at(-1)!.span,
          message: `${arm.name} ends ${after} bits into an octet`,
          help: `add Reserved (${8 - after}) = 0`,
        });
      }
    } else if (field.kind === 'integer' && field.when && field.bits % 8 !== 0)
      optional(field, field.bits, reporter);
  }
  return bits % 8;
}

function optional(field: Field, bits: number, reporter: Reporter): void {
  reporter.report({
    span: field.span,
    message: `${field.name} is ${bits} bits and may be absent: what follows would begin inside an octet`,
    help: 'only whole octets can be there on a condition',
  });
}

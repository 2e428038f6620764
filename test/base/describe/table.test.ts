/** What every generated table promises to those who read it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { layers } from '../../../generated/layers.ts';
import { protocols } from '../../../generated/protocols.ts';
import type { FieldTable } from '../../../runtime/base/describe/table.ts';

function everyField(fields: readonly FieldTable[]): FieldTable[] {
  return fields.flatMap((field) => {
    if (field.kind === 'group') return [field, ...everyField(field.fields)];
    if (field.kind === 'union')
      return [field, ...field.arms.flatMap((arm) => everyField(arm.fields))];
    return [field];
  });
}

test('every layer names a message that there is', () => {
  for (const [carrier, rows] of Object.entries(layers)) {
    for (const name of [
      carrier,
      ...rows.map(([, , protocol, message]) => `${protocol}.${message}`),
    ]) {
      const [protocol = '', message] = name.split('.');
      assert.ok(
        protocols[protocol]?.types.some((type) => type.id === message),
        name,
      );
    }
  }
});

for (const [name, table] of Object.entries(protocols)) {
  test(`${name}: types know their protocol, and rules are numbered from one`, () => {
    for (const type of table.types) {
      assert.is(type.protocol(), table);
      assert.ok(table.rules[type.truncated - 1], type.name);
      const bodies =
        type.kind === 'message'
          ? [type.fields]
          : type.kind === 'choice'
            ? type.arms.map((arm) => arm.fields)
            : [];
      for (const field of bodies.flatMap(everyField)) {
        if (field.kind === 'integer' && field.ranges)
          assert.ok(table.rules[field.ranges[1] - 1], field.name);
        if (field.kind === 'nested') assert.ok(field.type(), field.name);
      }
    }
  });
}

test.run();

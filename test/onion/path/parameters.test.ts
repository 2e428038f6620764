import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { PARAMETERS, parameterOf } from '../../../runtime/onion/path/parameters.ts';
import type { ParameterName } from '../../../runtime/onion/path/parameters.ts';

const parameters = suite('onion: parameters of paths');
const of = (name: string, value: number): { parameters: ReadonlyMap<string, number> } => ({
  parameters: new Map([[name, value]]),
});

parameters('are what they are by default', () => {
  assert.is(parameterOf(undefined, 'guard-lifetime-days'), 120);
  assert.is(parameterOf(of('other', 1), 'guard-n-primary-guards'), 3);
});

parameters('are what the consensus says, within what they may be', () => {
  for (const name of Object.keys(PARAMETERS) as ParameterName[]) {
    const [usual, least, most] = PARAMETERS[name];
    assert.ok(usual >= least && usual <= most, name);
    assert.is(parameterOf(of(name, least), name), least);
    assert.is(parameterOf(of(name, -2147483648), name), least);
    assert.is(parameterOf(of(name, 2147483647), name), most);
  }
});

parameters.run();

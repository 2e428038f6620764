import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { soaOf, Zone } from '../../../runtime/application/dns/zone.ts';
import { RCODE, TYPE } from '../../../generated/application/dns.wire.ts';
import { a, cname, exampleZone } from './ground.ts';

const zones = suite('zones');

const ns = (name: string, target: string) => {
  return { name, type: TYPE.NS, rdata: { is: 'ns', nsdname: target } } as const;
};
const zone = exampleZone(
  a('www.example', '192.0.2.1'),
  cname('web.example', 'WWW.example'),
  cname('out.example', 'www.test'),
  cname('circle.example', 'circle.example'),
  a('deep.below.example', '192.0.2.2'),
  ns('given.example', 'ns.given.example'),
  a('ns.given.example', '192.0.2.3'),
  { name: 'example', type: TYPE.MX, rdata: { is: 'mx', preference: 1, exchange: 'www.example' } },
);

zones('have the records of a name, with authority', () => {
  const { answer, isAuthoritative, rcode } = zone.answer('WWW.Example', TYPE.A);
  assert.equal([answer.length, isAuthoritative, rcode], [1, true, RCODE.NOERROR]);
});

zones('follow aliases as far as they lead within', () => {
  const types = (name: string) => zone.answer(name, TYPE.A).answer.map(({ type }) => type);
  assert.equal(types('web.example'), [TYPE.CNAME, TYPE.A]);
  assert.equal(types('out.example'), [TYPE.CNAME]);
  assert.is(zone.answer('circle.example', TYPE.A).rcode, RCODE.NOERROR);
});

zones('say that there is no such name, and for how long', () => {
  const { rcode, authority } = zone.answer('none.example', TYPE.A);
  assert.is(rcode, RCODE.NXDOMAIN);
  assert.equal([authority[0].type, authority[0].ttl], [TYPE.SOA, 60]);
});

zones('say that a name is there which has no such records, or is above others', () => {
  for (const name of ['www.example', 'below.example']) {
    const { rcode, answer, authority } = zone.answer(name, TYPE.TXT);
    assert.equal([rcode, answer.length, authority.length], [RCODE.NOERROR, 0, 1], name);
  }
});

zones('refer to others for what was given to them', () => {
  const { isAuthoritative, authority, additional } = zone.answer('x.given.example', TYPE.A);
  assert.not(isAuthoritative);
  assert.equal([authority[0].name, additional[0].name], ['given.example', 'ns.given.example']);
});

zones('add the addresses that will be asked for next', () => {
  assert.equal(zone.answer('example', TYPE.MX).additional[0].name, 'www.example');
});

zones('need an SOA, and hold nothing that lies elsewhere', () => {
  assert.throws(() => new Zone('example', []), /needs one SOA/);
  assert.throws(() => exampleZone(a('www.test', '192.0.2.1')), /is not in example/);
  assert.is(new Zone('.', [soaOf('', 'ns')]).origin, '');
});

zones.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { InterfaceRequest, isInterfaceName } from '../../../drivers/tap/interface-request.ts';
import { Calls } from './calls.ts';

const requests = suite('a question about an interface');

requests('carries the name as it was given, and no rest of the one before', () => {
  const request = new InterfaceRequest(new Calls());
  request.name = 'fifteen-octets-';
  assert.is(request.name, 'fifteen-octets-');
  request.name = 'a';
  assert.is(request.name, 'a');
});

requests('goes to whom it is for', () => {
  const calls = new Calls();
  const request = new InterfaceRequest(calls);
  request.name = 'a';
  calls.take();
  request.becomeTap(3);
  request.findName(3);
  request.findStatus(4);
  request.findMtu(4);
  request.setMtu(4, 1400);
  const asked = ['3 400454ca', '3 800454d2', '4 8913', '4 8921', '4 8922'];
  assert.equal(
    calls.take(),
    asked.map((one) => `ioctl ${one}`),
  );
  calls.answers.push(-1);
  assert.is(request.findMtu(4), false);
});

requests('is answered with the MTU that was set', () => {
  const request = new InterfaceRequest(new Calls());
  request.setMtu(4, 65_521);
  assert.is(request.mtu, 65_521);
});

requests('names what the kernel takes for a name', () => {
  for (const name of ['a', 'tap0', 'tap%d', 'fifteen-octets-', 'é', '-x', 'a.b']) {
    assert.ok(isInterfaceName(name), name);
  }
  for (const name of [
    '',
    '.',
    '..',
    'a/b',
    'a b',
    'a:1',
    'a\0',
    'sixteen-octets--',
    'é'.repeat(8),
  ]) {
    assert.not(isInterfaceName(name), name);
  }
});

requests.run();

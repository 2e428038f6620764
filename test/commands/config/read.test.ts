import { test } from 'uvu';
import * as assert from 'uvu/assert';

import { readConfig } from '../../../commands/config/read.ts';
import { UsageError } from '../../../commands/failure.ts';

function mistakes(text: string): readonly string[] {
  try {
    readConfig('my.json', text);
  } catch (error) {
    assert.instance(error, UsageError);
    return (error as Error).message.split('\n');
  }
  return [];
}

test('what it says is read, with comments', () => {
  const text = `{
    // Behind a TAP.
    "network": { "tap": "net0", "dhcp": true, },
    "firewall": ["allow incoming 22"]
  }`;
  const config = readConfig('my.json', text);
  const said = { network: { tap: 'net0', dhcp: true }, firewall: ['allow incoming 22'] };
  assert.is(JSON.stringify(config), JSON.stringify(said));
});

test('every mistake is named where it is, in their order', () => {
  const text = `{
  "netwrok": {},
  "network": { "dhcp": "yes", "mac": "mine" },
  "onion": { "socks": 70000 },
  "firewall": ["allow", 7],
  "metrics": "everywhere",
  "socks": 70000,
  "httpProxy": true
}`;
  assert.equal(mistakes(text), [
    'my.json:2:3: there is no netwrok; did you mean network?',
    'my.json:3:24: network.dhcp is "yes"; expected a boolean',
    'my.json:3:38: network.mac is "mine"; expected one of session, network, static',
    'my.json:4:23: onion.socks is 70000; it must be <= 65535',
    'my.json:5:16: firewall.0 is "allow"; word 2 is nothing more; expected incoming or outgoing',
    'my.json:5:25: firewall.1 is 7; expected a string',
    'my.json:6:14: metrics is "everywhere"; expected [HOST:]PORT',
    'my.json:7:12: socks is 70000; it must be <= 65535',
    'my.json:8:16: httpProxy is true; expected a string or an integer',
  ]);
});

test('addresses, servers and rules are held to what they mean', () => {
  const text = `{
  "network": { "addresses": ["192.0.2.1/24", "192.0.2.2"], "gateways": ["nobody"] },
  "dns": { "servers": ["192.0.2.53", "ftp://names"] },
  "firewall": ["allow incoming 443", "allow incoming 70000", "let 1 in"]
}`;
  assert.equal(mistakes(text), [
    'my.json:2:46: network.addresses.1 is "192.0.2.2"; expected ADDRESS/LENGTH',
    'my.json:2:73: network.gateways.0 is "nobody"; expected an address',
    'my.json:3:38: dns.servers.1 is "ftp://names"; ' +
      'expected ADDRESS[:PORT], tls://NAME or https://NAME/PATH',
    'my.json:4:38: firewall.1 is "allow incoming 70000"; ' +
      "word 3 is '70000'; expected ports of 0 to 65535, as 22, 80,443 or 6000-6010",
    'my.json:4:62: firewall.2 is "let 1 in"; word 1 is \'let\'; expected allow or block',
  ]);
});

test('a key that resembles none is answered with those that there are', () => {
  const known = 'servers, opportunistic';
  assert.equal(mistakes('{ "dns": { "proxy": 1 } }'), [
    `my.json:1:12: there is no dns.proxy; known are ${known}`,
  ]);
});

test('what is no JSON is said to be none, with its place', () => {
  assert.equal(mistakes('{\n  "dns": }'), ['my.json:2:10: this is no JSON: value expected']);
  assert.equal(mistakes(''), ['my.json:1:1: this is no JSON: value expected']);
  assert.equal(mistakes('[]'), ['my.json:1:1: the whole is []; expected an object']);
});

test.run();

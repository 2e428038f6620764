import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  candidatesOf,
  clippedTtl,
  destinationOf,
  literalAnswer,
} from '../../../runtime/onion/relay/exit.ts';

const exits = suite('onion: what BEGIN asks for');

const read = (text: string): ReturnType<typeof destinationOf> => {
  const b = new TextEncoder().encode(text);
  return destinationOf(b, 0, b.length);
};

exits('is a host, a port, and what the client can live with', () => {
  const plain = read('Example.com:80\0');
  assert.equal([plain?.host, plain?.port, plain?.takesIpv6], ['example.com', 80, false]);
  const flags = read('example.com:80\0\0\0\0\x05');
  assert.equal([flags?.takesIpv4, flags?.takesIpv6, flags?.prefersIpv6], [true, true, true]);
  assert.is(read('[2001:db8::1]:80\0')?.takesIpv6, true);
});

exits('is nothing when it is cut anywhere', () => {
  const whole = 'example.com:80\0';
  for (let end = 0; end < whole.length; end++) assert.is(read(whole.slice(0, end)), undefined);
});

exits('gets addresses in the order it prefers', () => {
  const answers = [literalAnswer('192.0.2.1')!, literalAnswer('2001:db8::1')!];
  const lengths = (flags: string): number[] =>
    candidatesOf(answers, read(`a:1\0\0\0\0${flags}`)!).map(({ address }) => address.length);
  assert.equal(lengths('\x01'), [4, 16]);
  assert.equal(lengths('\x05'), [16, 4]);
  assert.equal(lengths('\x03'), [16]);
  assert.equal([clippedTtl(1), clippedTtl(301)], [300, 3600]);
});

exits.run();

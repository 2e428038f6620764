import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import * as names from '../../runtime/socket/constants.ts';
import { newGround, shown } from './ground.ts';

const creation = suite('making a socket');

creation('knows the kinds that there are, and says of others what Linux says', () => {
  const { sockets } = newGround();
  const { AF_INET, AF_INET6, SOCK_DGRAM, SOCK_RAW, SOCK_STREAM } = names;
  for (const [family, type, protocol, answer] of [
    [AF_INET, SOCK_STREAM, 0, 'ok'],
    [AF_INET6, SOCK_STREAM, 6, 'ok'],
    [AF_INET, SOCK_DGRAM, 17, 'ok'],
    [AF_INET, SOCK_STREAM | names.SOCK_NONBLOCK | names.SOCK_CLOEXEC, 0, 'ok'],
    [AF_INET6, SOCK_RAW, 58, 'ok'],
    [AF_INET, SOCK_RAW, 255, 'ok'],
    [AF_INET, SOCK_RAW, 0, 'EPROTONOSUPPORT'],
    [AF_INET, SOCK_STREAM, 17, 'EPROTONOSUPPORT'],
    [AF_INET, SOCK_DGRAM, 6, 'EPROTONOSUPPORT'],
    [AF_INET, 9, 0, 'ESOCKTNOSUPPORT'],
    [99, SOCK_STREAM, 0, 'EAFNOSUPPORT'],
    [AF_INET, SOCK_RAW, 300, 'EINVAL'],
    [AF_INET, 77, 0, 'EINVAL'],
  ] as const) {
    const answered = sockets.socket(family, type, protocol);
    assert.is(answered >= 0 ? 'ok' : shown(answered), answer, `${family} ${type} ${protocol}`);
  }
});

creation.run();

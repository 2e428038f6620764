import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { addressOf, showAddress } from '../../runtime/base/address.ts';
import { AF_INET, SOCK_STREAM, SOL_SOCKET, SO_MARK } from '../../runtime/socket/constants.ts';
import { failure } from '../../runtime/socket/errno.ts';
import type { StreamOverlay } from '../../runtime/socket/overlay.ts';
import type { Sockets } from '../../runtime/socket/berkeley.ts';
import { joinStacks } from '../lab/transfer.ts';

const overlays = suite('streams over an overlay');

function connect(sockets: Sockets, address: string, mark?: number): number {
  const descriptor = sockets.socket(AF_INET, SOCK_STREAM);
  if (mark !== undefined) sockets.setsockopt(descriptor, SOL_SOCKET, SO_MARK, mark);
  return sockets.connect(descriptor, { address: addressOf(address), port: 80 });
}

overlays('go by it to others, with their mark, and never to ourselves', () => {
  const [a] = joinStacks({ seed: 1 }).stacks;
  const asked: string[] = [];
  const overlay: StreamOverlay = {
    connect({ address, port }, _user, mark) {
      asked.push(`${showAddress(address)}:${port} ${mark}`);
      return 'ENETUNREACH';
    },
  };
  a.host.overlay = overlay;
  const sockets = a.sockets();
  assert.is(connect(sockets, '192.0.2.2', 7), failure('ENETUNREACH'));
  assert.is(connect(sockets, '198.51.100.1'), failure('ENETUNREACH'));
  assert.is(connect(sockets, '127.0.0.1'), failure('EINPROGRESS'));
  assert.equal(asked, ['192.0.2.2:80 7', '198.51.100.1:80 0']);
});

overlays('that stand beneath it go by the stack, and share its ports', () => {
  const [a] = joinStacks({ seed: 1 }).stacks;
  a.host.overlay = { connect: () => 'ENETUNREACH' };
  const beneath = a.socketsBeneath();
  assert.is(connect(beneath, '192.0.2.2'), failure('EINPROGRESS'));
  const [one, other] = [a.sockets(), beneath].map((sockets) => {
    const descriptor = sockets.socket(AF_INET, SOCK_STREAM);
    return sockets.bind(descriptor, { address: addressOf('192.0.2.1'), port: 80 });
  });
  assert.equal([one, other], [0, failure('EADDRINUSE')]);
});

overlays.run();

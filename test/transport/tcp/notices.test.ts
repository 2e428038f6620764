import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import type { Connection } from '../../../runtime/transport/tcp/connection.ts';
import { Notices } from '../../../runtime/transport/tcp/notices.ts';
import { Recorder } from './joined.ts';

const notices = suite('tcp: what the user is told');

const connection = { hasRoom: true, fault: undefined } as Connection;

notices('comes once each, in the order that makes sense, and closed is the last', () => {
  const one = new Notices();
  const user = new Recorder();
  one.user = user;
  one.close();
  one.readable();
  one.readable();
  one.established(connection);
  one.tell(connection);
  one.readable();
  one.close();
  one.tell(connection);
  assert.equal(user.told, ['established', 'readable', 'closed']);
  assert.is(one.user, undefined);
});

notices('room is told only to who wants it, when there is some', () => {
  const one = new Notices();
  let told = 0;
  one.user = { established() {}, readable() {}, closed() {}, writable: () => void told++ };
  one.tell(connection);
  one.wantsRoom = true;
  one.tell({ ...connection, hasRoom: false } as Connection);
  assert.is(told, 0);
  one.tell(connection);
  one.tell(connection);
  assert.is(told, 1);
});

notices.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { failure } from '../../runtime/socket/errno.ts';
import type { OpenFile } from '../../runtime/socket/process.ts';
import {
  CAPABILITIES,
  NET_ACCESS,
  NET_BIND,
  NET_LISTEN,
  NET_RAW,
  Process,
  require,
} from '../../runtime/socket/process.ts';

const processes = suite('a process');

class Counted implements OpenFile {
  references = 0;
  retain(): void {
    this.references++;
  }
  release(): void {
    this.references--;
  }
}

processes('may do what it was given, and nothing else', () => {
  const all = new Process();
  for (const one of CAPABILITIES) assert.is(require(all, one), 0);
  const some = new Process({ capabilities: [NET_ACCESS] });
  assert.is(require(some, NET_ACCESS), 0);
  assert.is(require(some, NET_BIND), failure('EACCES'));
  assert.is(require(some, NET_LISTEN), failure('EACCES'));
  assert.is(require(some, NET_RAW), failure('EPERM'));
});

processes('gives capabilities up for good', () => {
  const process = new Process();
  process.drop(NET_RAW);
  assert.not(process.has(NET_RAW));
  process.exec();
  assert.not(process.fork({ capabilities: CAPABILITIES }).has(NET_RAW));
});

processes('numbers descriptors from the lowest that is free', () => {
  const process = new Process({ descriptorsMax: 3 });
  const file = new Counted();
  assert.equal(
    [0, 1, 2, 3].map(() => process.install(file)),
    [0, 1, 2, failure('EMFILE')],
  );
  assert.not(process.hasRoom);
  assert.is(process.close(1), 0);
  assert.ok(process.hasRoom);
  assert.is(process.close(1), failure('EBADF'));
  assert.is(process.close(-1), failure('EBADF'));
  assert.is(process.install(file), 1);
  assert.is(file.references, 3);
});

processes('has children that hold the same files, until each has closed them', () => {
  const parent = new Process();
  const file = new Counted();
  const descriptor = parent.install(file, 5);
  assert.is(descriptor, 5);
  const child = parent.fork({ capabilities: [NET_ACCESS] });
  assert.is(child.find(5), file);
  parent.close(5);
  assert.is(file.references, 1);
  child.exit();
  assert.is(file.references, 0);
});

processes(
  'loses on exec what was to be closed then, and capabilities that it does not keep',
  () => {
    const process = new Process();
    const [kept, lost] = [new Counted(), new Counted()];
    process.install(kept);
    process.install(lost, 0, true);
    process.exec([NET_ACCESS]);
    assert.equal([kept.references, lost.references], [1, 0]);
    assert.equal([...process.descriptors()], [0]);
    assert.equal(
      CAPABILITIES.filter((one) => process.has(one)),
      [NET_ACCESS],
    );
  },
);

processes('hands a file to another one, which has a number of its own for it', () => {
  const [giver, taker] = [new Process(), new Process()];
  const file = new Counted();
  taker.install(new Counted());
  assert.is(giver.give(giver.install(file), taker), 1);
  assert.is(giver.give(9, taker), failure('EBADF'));
  giver.exit();
  assert.is(taker.find(1), file);
  assert.is(file.references, 1);
});

processes('that is over may do nothing and holds nothing', () => {
  const process = new Process();
  const file = new Counted();
  process.install(file);
  process.exit();
  assert.is(file.references, 0);
  assert.not(process.isRunning);
  assert.is(require(process, NET_ACCESS), failure('EACCES'));
  assert.is(process.install(file), failure('EMFILE'));
});

processes.run();

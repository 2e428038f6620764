/** What Linux answers, call by call and state by state, is what is written down that it does. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const kernel = suite('sockets of the kernel');

kernel('answer as test/socket/linux-answers.json says', () => {
  const answers: unknown = JSON.parse(
    execFileSync('python3', ['test/peers/sockets.py']).toString(),
  );
  const written: unknown = JSON.parse(readFileSync('test/socket/linux-answers.json', 'utf8'));
  assert.equal(answers, written);
});

kernel.run();

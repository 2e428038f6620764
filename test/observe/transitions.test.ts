import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { showTransition, traceTransitions } from '../../runtime/observe/transitions.ts';
import type { Transition } from '../../runtime/observe/transitions.ts';
import { VirtualClock } from '../../runtime/base/clock.ts';
import { runLab } from '../lab/laboratories.ts';

const transitions = suite('transitions of TCP');

transitions('a page that is fetched goes through the states of RFC 9293', () => {
  const seen: Transition[] = [];
  const trace = traceTransitions(new VirtualClock(), (one) => seen.push(one));
  runLab('host a, b link a - b delay 1 ms at 0 s a fetches 10 kB from b', {
    stack: ({ name }) => (name === 'a' ? { tcp: { trace } } : {}),
  });
  assert.equal(
    seen.slice(0, 2).map(({ from, to }) => `${from} ${to}`),
    ['Closed Syn-Sent', 'Syn-Sent Established'],
  );
  assert.match(seen[1].event, 'Segment');
  assert.match(seen[0].remote, /^10\.0\.0\.\d:80$/);
});

transitions('one is a line of a log', () => {
  const transition: Transition = {
    atMs: 1500,
    local: '192.0.2.1:1',
    remote: '192.0.2.2:2',
    event: 'CLOSE',
    from: 'ESTABLISHED',
    to: 'FIN-WAIT-1',
  };
  const text = '1.500000 tcp 192.0.2.1:1 192.0.2.2:2 CLOSE: ESTABLISHED -> FIN-WAIT-1';
  assert.is(showTransition(transition), text);
});

transitions.run();

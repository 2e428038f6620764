import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  echoProber,
  FIRST_PORT,
  onePortProber,
  synProber,
  udpProber,
} from '../../../runtime/application/traceroute/probers.ts';
import type { Answer } from '../../../runtime/application/traceroute/probers.ts';
import { addressOf, showAddress } from '../../../runtime/base/address.ts';
import { laboratoryOf } from '../../lab/laboratories.ts';

const probers = suite('probers of traceroute');

const destination = addressOf('192.0.2.2');
const options = { destination, source: undefined, data: new Uint8Array(32) };

for (const [name, make] of [
  ['datagrams', udpProber],
  ['datagrams to one port', onePortProber],
  ['SYNs', synProber],
  ['echo requests', echoProber],
] as const) {
  probers(`an answer to ${name} is known by which it answers`, () => {
    const laboratory = laboratoryOf('host a, b link a 192.0.2.1/24 - b 192.0.2.2/24');
    const prober = make(laboratory.node('a').stack, options);
    const answers: string[] = [];
    const heard = (number: number) => (answer: Answer) => {
      answers.push(`${number} ${showAddress(answer.from)} ${answer.error?.kind}`);
    };
    for (const number of [0, 1, 7]) assert.type(prober.send(number, 1, heard(number)), 'function');
    laboratory.simulation.run(1000);
    assert.equal(answers.sort(), [
      '0 192.0.2.2 undefined',
      '1 192.0.2.2 undefined',
      '7 192.0.2.2 undefined',
    ]);
    prober.close();
  });

  probers(`what is forgotten of ${name} is not told of`, () => {
    const laboratory = laboratoryOf('host a, b link a 192.0.2.1/24 - b 192.0.2.2/24');
    const prober = make(laboratory.node('a').stack, options);
    const forget = prober.send(0, 1, () => assert.unreachable());
    if (typeof forget === 'string') return assert.unreachable(forget);
    forget();
    laboratory.simulation.run(1000);
  });
}

probers('ports go on from the one that is asked for, and never to 0', () => {
  const laboratory = laboratoryOf('host a, b link a 192.0.2.1/24 - b 192.0.2.2/24');
  const { stack } = laboratory.node('a');
  const prober = udpProber(stack, { ...options, port: 65_535 });
  for (const number of [0, 1])
    assert.type(
      prober.send(number, 1, () => {}),
      'function',
    );
  assert.equal([...stack.udp.ports()].map(({ remote }) => remote?.port).sort(), [1, 65_535]);
});

probers('a destination that listens there after all, and answers, is reached', () => {
  const laboratory = laboratoryOf('host a, b link a 192.0.2.1/24 - b 192.0.2.2/24');
  const { udp } = laboratory.node('b').stack;
  const port = udp.open(
    { address: destination, port: FIRST_PORT },
    {
      datagram(b, from, to, { octets, source, sourcePort }) {
        if (typeof port === 'string') return;
        port.send(b, from, to, { address: octets.slice(source, source + 4), port: sourcePort });
      },
      error() {},
    },
  );
  let isReached = false;
  const answered = ({ from }: Answer): void => void (isReached = showAddress(from) === '192.0.2.2');
  udpProber(laboratory.node('a').stack, options).send(0, 1, answered);
  laboratory.simulation.run(1000);
  assert.ok(isReached);
});

probers.run();

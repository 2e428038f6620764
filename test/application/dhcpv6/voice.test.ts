import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { encodeLetter } from '../../../runtime/application/dhcpv6/letter.ts';
import { Voice } from '../../../runtime/application/dhcpv6/voice.ts';
import { CLIENT_ADDRESS } from '../dhcp/link.ts';
import { link6 } from './link.ts';

const voices = suite('the voice of a client of DHCPv6');

const LETTER = encodeLetter({
  ...{ kind: 'SOLICIT', transactionId: 1, hardwareAddress: CLIENT_ADDRESS, elapsedMs: 0 },
});

voices('reaches all servers of the link', () => {
  const link = link6();
  const voice = new Voice(link.eth0, link.here.udp);
  assert.is(
    voice.open(() => {}),
    undefined,
  );
  voice.say(LETTER);
  link.world.run(10);
  assert.equal([link.asked, voice.counters.sent], [['SOLICIT'], 1]);
});

voices.run();

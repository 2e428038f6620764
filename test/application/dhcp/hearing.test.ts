import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { OP, setOp } from '../../../generated/application/dhcpv4.wire.ts';
import { Hearing } from '../../../runtime/application/dhcp/hearing.ts';
import { CLIENT_ADDRESS, reply } from './link.ts';
import type { Told } from './link.ts';

const hearing = suite('hearing');

function hear(told: Told, change: (octets: Uint8Array) => void = () => {}, sourcePort = 67) {
  const ears = new Hearing();
  const octets = reply({ xid: 7 }, told);
  change(octets);
  const asked = { xid: 7, hardwareAddress: CLIENT_ADDRESS };
  const heard = ears.hear(octets, 0, octets.length, { sourcePort }, asked);
  const counted = Object.entries(ears.counters).filter(([, count]) => count > 0);
  return { heard, counted: Object.fromEntries(counted) };
}

hearing('takes offers, acknowledgments and refusals', () => {
  assert.is(hear({ kind: 'DHCPOFFER' }).heard?.is, 'offer');
  assert.is(hear({ kind: 'DHCPACK' }).heard?.is, 'acknowledgment');
  assert.is(hear({ kind: 'DHCPNAK', options: [] }).heard?.is, 'refusal');
});

hearing('counts what answers nothing by what is wrong with it', () => {
  const wrong: readonly (readonly [string, ReturnType<typeof hear>])[] = [
    ['malformed', hear({ kind: 'DHCPACK' }, () => {}, 68)],
    ['notForUs', hear({ kind: 'DHCPACK' }, (octets) => setOp(octets, 0, OP.BOOTREQUEST))],
    ['notForUs', hear({ kind: 'DHCPACK', hardwareAddress: Uint8Array.of(2, 0, 0, 0, 0, 9) })],
    ['otherKind', hear({ kind: 'DHCPDISCOVER' })],
    ['noServer', hear({ kind: 'DHCPACK', server: '255.255.255.255' })],
    ['noAddress', hear({ kind: 'DHCPOFFER', yiaddr: '224.0.0.1' })],
    ['noLeaseTime', hear({ kind: 'DHCPACK', options: [] })],
    ['badMask', hear({ kind: 'DHCPACK', options: [{ is: 'subnetMask', mask: '0.255.0.0' }] })],
  ];
  for (const [counter, { heard, counted }] of wrong) {
    assert.is(heard, undefined, counter);
    assert.is(counted[counter], 1, counter);
  }
});

hearing('reads nothing of what belongs to another exchange', () => {
  const ears = new Hearing();
  const octets = reply({ xid: 8 }, { kind: 'DHCPACK' });
  const asked = { xid: 7, hardwareAddress: CLIENT_ADDRESS };
  assert.is(ears.hear(octets, 0, octets.length, { sourcePort: 67 }, asked), undefined);
  assert.equal([ears.counters.otherExchange, ears.counters.acknowledgments], [1, 0]);
});

hearing.run();

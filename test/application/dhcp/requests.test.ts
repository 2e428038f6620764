import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { broadcast, MESSAGE_TYPE } from '../../../generated/application/dhcpv4.wire.ts';
import { decodeMessage } from '../../../generated/application/dhcpv4.value.ts';
import { encodeRequest } from '../../../runtime/application/dhcp/requests.ts';
import type { ClientRequest, RequestKind } from '../../../runtime/application/dhcp/requests.ts';
import { CLIENT_ADDRESS } from './link.ts';

const requests = suite('what a client says');

function said(kind: RequestKind, parts: Partial<ClientRequest> = {}) {
  const octets = encodeRequest({
    ...{ kind, xid: 7, hardwareAddress: CLIENT_ADDRESS, secs: 3, octetsMax: 1500 },
    hostName: undefined,
    ...parts,
  });
  const decoded = decodeMessage(octets);
  if (!decoded.ok) throw new Error(`rule ${decoded.fault}`);
  const { options } = decoded.value;
  return { octets, message: decoded.value, kinds: options.map(({ is }) => is) };
}

requests('tell nothing of a host that it need not: RFC 7844', () => {
  assert.equal(said('DHCPDISCOVER').kinds, [
    'dhcpMessageType',
    'clientIdentifier',
    'parameterRequestList',
    'maximumDhcpMessageSize',
  ]);
  assert.ok(said('DHCPDISCOVER', { hostName: 'laptop' }).kinds.includes('hostName'));
});

requests('ask for classless routes before the router: RFC 3442', () => {
  const [, , list] = said('DHCPDISCOVER').message.options;
  const wanted = list.is === 'parameterRequestList' ? list.parameters : [];
  assert.ok(wanted.indexOf(121) >= 0 && wanted.indexOf(121) < wanted.indexOf(3));
});

requests('want no broadcast for an answer: what is sent to the address to come is heard', () => {
  assert.is(broadcast(said('DHCPDISCOVER').octets, 0), 0);
  assert.is(broadcast(said('DHCPREQUEST').octets, 0), 0);
});

requests('decline and release with no more than is needed', () => {
  const declined = said('DHCPDECLINE', { server: '192.0.2.1', requestedAddress: '192.0.2.5' });
  const who = ['dhcpMessageType', 'clientIdentifier'];
  assert.equal(declined.kinds, [...who, 'requestedIpAddress', 'serverIdentifier']);
  const released = said('DHCPRELEASE', { server: '192.0.2.1', ciaddr: '192.0.2.5' });
  assert.equal(released.kinds, [...who, 'serverIdentifier']);
  assert.is(released.message.ciaddr, '192.0.2.5');
  assert.is(MESSAGE_TYPE.DHCPRELEASE, 7);
});

requests('say no longer time than the field has room for', () => {
  assert.is(said('DHCPDISCOVER', { secs: 1e6 }).message.secs, 65535);
});

requests.run();

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { decodeMessage } from '../../../generated/network/igmp.value.ts';
import { RECORD_TYPE } from '../../../generated/network/igmp.wire.ts';
import { addressOf } from '../../../runtime/base/address.ts';
import { MembershipReports } from '../../../runtime/network/igmp/reports.ts';
import { NetworkInterface } from '../../../runtime/network/interfaces.ts';
import { packetOf } from '../host.ts';
import { concatenate, hex, SpyLink } from '../world.ts';

const suiteOfReports = suite('reports of membership');
const GROUP = addressOf('239.1.2.3');
const { MODE_IS_INCLUDE, CHANGE_TO_EXCLUDE_MODE } = RECORD_TYPE;

function setting(source: string | undefined = '10.0.0.1', isAlone = false) {
  const link = new SpyLink();
  const reports = new MembershipReports({
    on: new NetworkInterface('eth0', 1, link),
    source: () => (source === undefined ? undefined : addressOf(source)),
    isAlone: () => isAlone,
  });
  const messages = () =>
    link.take().map((octets) => {
      const { payload, destinationAddress, sourceAddress } = packetOf(octets);
      const decoded = decodeMessage(payload);
      if (!decoded.ok) throw new Error(`no message: rule ${decoded.fault}`);
      return { ...decoded.value.body, to: destinationAddress, from: sourceAddress };
    });
  return { link, reports, messages };
}

suiteOfReports('of version 3 have a record for each group, with its sources', () => {
  const { reports, messages, link } = setting();
  reports.begin();
  reports.add(CHANGE_TO_EXCLUDE_MODE, GROUP, new Uint8Array(0), 0);
  const sources = concatenate(addressOf('192.0.2.1'), addressOf('192.0.2.2'));
  reports.add(MODE_IS_INCLUDE, addressOf('239.9.9.9'), sources, 2);
  reports.send();
  assert.equal(link.sent[0].to, hex('01005e000016'));
  const [message] = messages();
  assert.equal([message.to, message.from], ['224.0.0.22', '10.0.0.1']);
  const auxiliaryData = new Uint8Array(0);
  assert.equal(message.is === 'v3MembershipReport' && message.groupRecords, [
    {
      recordType: CHANGE_TO_EXCLUDE_MODE,
      multicastAddress: '239.1.2.3',
      sourceAddresses: [],
      auxiliaryData,
    },
    {
      recordType: MODE_IS_INCLUDE,
      multicastAddress: '239.9.9.9',
      sourceAddresses: ['192.0.2.1', '192.0.2.2'],
      auxiliaryData,
    },
  ]);
});

suiteOfReports('of version 3 that have no record are not sent', () => {
  const { reports, link } = setting();
  reports.begin();
  reports.send();
  assert.equal(link.sent, []);
});

suiteOfReports('of versions 1 and 2 go to the group itself', () => {
  const { reports, messages } = setting();
  reports.sendOlder(GROUP, true);
  reports.sendOlder(GROUP, false);
  reports.sendLeave(GROUP);
  assert.equal(
    messages().map(({ is, to }) => [is, to]),
    [
      ['v1MembershipReport', '239.1.2.3'],
      ['v2MembershipReport', '239.1.2.3'],
      ['leaveGroup', '224.0.0.2'],
    ],
  );
});

suiteOfReports('come from nobody as long as there is no address', () => {
  const { reports, messages } = setting('0.0.0.0');
  reports.sendOlder(GROUP, false);
  assert.is(messages()[0].from, '0.0.0.0');
});

suiteOfReports('are not sent where nobody hears them, or nothing can be sent', () => {
  const alone = setting('127.0.0.1', true);
  alone.reports.sendOlder(GROUP, false);
  assert.equal(alone.link.sent, []);
  const { reports, link } = setting();
  link.hasRoom = false;
  reports.sendOlder(GROUP, false);
  assert.is(reports.counters.droppedNoRoom, 1);
  link.isUp = false;
  reports.sendOlder(GROUP, false);
  assert.is(reports.counters.droppedNoRoom, 1);
});

suiteOfReports.run();

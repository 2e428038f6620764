import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { newFrameInfo } from '../../runtime/device/frame-info.ts';
import { Demultiplexer } from '../../runtime/link/demultiplexer.ts';
import { TO_GROUP, TO_US } from '../../runtime/link/link.ts';
import { ETHERTYPE } from '../../runtime/link/ether-type.ts';
import { hex, octets } from './frames.ts';

const demultiplexer = suite('demultiplexer');

const { CUSTOMER_VLAN_TAG, SERVICE_VLAN_TAG, IPV4 } = ETHERTYPE;
const GROUP = '01005e0000fb';

function make() {
  const all = new Demultiplexer();
  const got: string[] = [];
  const take = (into: Demultiplexer, name: string): void =>
    into.setReceiver(IPV4, {
      receive: (b, o, end, _, cast) => got.push(`${name} ${cast} ${hex(b.subarray(o, end))}`),
    });
  take(all, 'untagged');
  const deliver = (etherType: number, text: string, cast: typeof TO_US | typeof TO_GROUP): void => {
    const b = octets(GROUP, text);
    all.deliver(etherType, b, 0, 6, b.length, newFrameInfo(), cast);
  };
  return { all, got, take, deliver };
}

demultiplexer('gives what a frame carries to who takes its type, the last who said so', () => {
  const { all, got, take, deliver } = make();
  take(all, 'again');
  deliver(IPV4, '4501', TO_US);
  deliver(ETHERTYPE.IPV6, '60', TO_US);
  assert.equal([got, all.counters.unknownEtherType], [['again 0 4501'], 1]);
});

demultiplexer('asks for membership wherever a frame is to a group', () => {
  const { all, got, deliver } = make();
  deliver(IPV4, '45', TO_GROUP);
  all.groups.join(octets(GROUP));
  deliver(IPV4, '46', TO_GROUP);
  assert.equal([got, all.counters.groupNotJoined], [['untagged 1 46'], 1]);
});

demultiplexer('has one VLAN of a name a kind of tag', () => {
  const { all, got, take, deliver } = make();
  const [customer, service] = [new Demultiplexer(), new Demultiplexer()];
  take(customer, 'customer');
  take(service, 'service');
  assert.ok(all.addVlan(CUSTOMER_VLAN_TAG, 5, customer));
  assert.ok(all.addVlan(SERVICE_VLAN_TAG, 5, service));
  assert.not(all.addVlan(CUSTOMER_VLAN_TAG, 5, service));
  deliver(CUSTOMER_VLAN_TAG, '0005 0800 45', TO_US);
  deliver(SERVICE_VLAN_TAG, '0005 0800 46', TO_US);
  all.removeVlan(SERVICE_VLAN_TAG, 5);
  deliver(SERVICE_VLAN_TAG, '0005 0800 47', TO_US);
  assert.equal(got, ['customer 0 45', 'service 0 46']);
  assert.is(all.counters.unknownVlan, 1);
});

demultiplexer('does not go down a tower of tags that hold nothing but a priority', () => {
  const { all, got, deliver } = make();
  deliver(CUSTOMER_VLAN_TAG, `${'0000 8100'.repeat(370)} 0000 0800 45`, TO_US);
  deliver(CUSTOMER_VLAN_TAG, '0000 88a8 0000 0800 45', TO_US);
  assert.equal([got, all.counters.nestedPriorityTag], [[], 2]);
});

demultiplexer.run();

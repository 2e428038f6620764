/**
 * What we build, held to what scapy builds from the same fields: octet by octet, with all lengths,
 * checksums and tags found by each. And what scapy builds, read by us without a fault.
 */
import { execFileSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const ETHER = "Ether(src='02:00:00:00:00:01',dst='02:00:00:00:00:02')";
const ETHERNET = ['ethernet', 'source=02:00:00:00:00:01', 'destination=02:00:00:00:00:02'];
const IP = "IP(src='10.0.0.1',dst='10.0.0.2',id=7)";
const IPV4 = ['ipv4', 'sourceAddress=10.0.0.1', 'destinationAddress=10.0.0.2', 'identification=7'];
const IPV6 = "IPv6(src='fd00::1',dst='fd00::2')";
const OURS6 = ['ipv6', 'sourceAddress=fd00::1', 'destinationAddress=fd00::2'];

/** A packet, as each says it. */
const cases: readonly { name: string; scapy: string; craft: readonly string[] }[] = [
  {
    name: 'UDP over IPv4',
    scapy: `${ETHER}/${IP}/UDP(sport=1000,dport=9)/b'hello'`,
    craft: [
      ...ETHERNET,
      '/',
      ...IPV4,
      '/',
      'udp',
      'sourcePort=1000',
      'destinationPort=9',
      'payload=text:hello',
    ],
  },
  {
    name: 'UDP over IPv6, an odd number of octets',
    scapy: `${IPV6}/UDP(sport=1000,dport=9)/b'abc'`,
    craft: [...OURS6, '/', 'udp', 'sourcePort=1000', 'destinationPort=9', 'payload=text:abc'],
  },
  {
    name: 'a SYN with options',
    scapy: `${IP}/TCP(sport=1000,dport=80,flags='S',seq=1,window=512,options=[('MSS',1460),('NOP',None),('WScale',7)])`,
    craft: [
      ...IPV4,
      '/',
      'tcp',
      'sourcePort=1000',
      'destinationPort=80',
      'sequenceNumber=1',
      'syn=1',
      'window=512',
      'options=mss:1460,noOperation,windowScale:7',
    ],
  },
  {
    name: 'data acknowledged over IPv6',
    scapy: `${IPV6}/TCP(sport=1000,dport=80,flags='PA',seq=5,ack=6,window=512)/b'GET'`,
    craft: [
      ...OURS6,
      '/',
      'tcp',
      'sourcePort=1000',
      'destinationPort=80',
      'sequenceNumber=5',
      'acknowledgmentNumber=6',
      'ack=1',
      'psh=1',
      'window=512',
      'payload=text:GET',
    ],
  },
  {
    name: 'an echo request',
    scapy: `${IP}/ICMP(type=8,id=7,seq=9)/b'ping'`,
    craft: [
      ...IPV4,
      '/',
      'icmpv4',
      'body=echo',
      'body.identifier=7',
      'body.sequenceNumber=9',
      'body.data=text:ping',
    ],
  },
  {
    name: 'an echo request over IPv6',
    scapy: `${IPV6}/ICMPv6EchoRequest(id=7,seq=9,data=b'ping')`,
    craft: [
      ...OURS6,
      '/',
      'icmpv6',
      'body=echoRequest',
      'body.identifier=7',
      'body.sequenceNumber=9',
      'body.data=text:ping',
    ],
  },
  {
    name: 'a tagged frame',
    scapy: `${ETHER}/Dot1Q(prio=3,vlan=42)/${IP}/UDP(sport=1000,dport=9)/b'hi'`,
    craft: [
      ...ETHERNET,
      '/',
      'vlan',
      'priorityCodePoint=3',
      'vlanIdentifier=42',
      '/',
      ...IPV4,
      '/',
      'udp',
      'sourcePort=1000',
      'destinationPort=9',
      'payload=text:hi',
    ],
  },
  {
    name: 'who has an address',
    scapy: `${ETHER}/ARP(op=1,hwsrc='02:00:00:00:00:01',psrc='10.0.0.1',hwdst='00:00:00:00:00:00',pdst='10.0.0.2')`,
    craft: [
      ...ETHERNET,
      'lengthType=ARP',
      '/',
      'arp.EthernetPacket',
      'opcode=1',
      'senderHardwareAddress=02:00:00:00:00:01',
      'senderIpAddress=10.0.0.1',
      'targetHardwareAddress=00:00:00:00:00:00',
      'targetIpAddress=10.0.0.2',
    ],
  },
  {
    name: 'a query for a name',
    scapy: `${IP}/UDP(sport=1000,dport=53)/DNS(id=77,rd=1,qd=DNSQR(qname='www.example.com',qtype='AAAA'))`,
    craft: [
      ...IPV4,
      '/',
      'udp',
      'sourcePort=1000',
      'destinationPort=53',
      '/',
      'dns',
      'id=77',
      'rd=1',
      'question[0].qname=www.example.com',
      'question[0].qtype=AAAA',
      'question[0].qclass=IN',
    ],
  },
];

function scapyBuilds(): string[] {
  const input = cases.map((one) => `${one.scapy}\n`).join('');
  const built = execFileSync('/usr/bin/python3', ['test/peers/build-with-scapy.py'], {
    input,
    encoding: 'utf8',
  });
  return built.trim().split('\n');
}

function craft(words: readonly string[]): { hex: string; layers: { fault?: unknown }[] } {
  const printed = execFileSync('node', ['bin/nonos.mjs', 'craft', ...words, '--json'], {
    encoding: 'utf8',
  });
  return JSON.parse(printed) as ReturnType<typeof craft>;
}

const scapy = suite('what scapy builds');
const built = scapyBuilds();
for (const [index, one] of cases.entries()) {
  scapy(one.name, () => {
    const ours = craft(one.craft);
    assert.is(ours.hex, built[index]);
    assert.ok(ours.layers.every(({ fault }) => fault === undefined));
  });
}
scapy.run();

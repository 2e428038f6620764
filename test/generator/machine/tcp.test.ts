/** The generated TCP connection, driven by hand: transcripts that a network engineer can review. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  ACK,
  call,
  connection,
  established,
  FIN,
  is,
  RST,
  segment,
  SYN,
  tcp,
} from './tcp-driver.ts';

const open = suite('tcp: opening');

open('RFC 9293 figure 6: a client connects', () => {
  const client = connection();
  assert.is(call(client, 'onActiveOpen'), tcp['HANDLED']);
  is(client, 'Syn-Sent');
  assert.ok(client.log.includes('<SEQ=99><ACK=0><CTL=SYN>'));
  assert.equal(segment(client, { segSeq: 299, segAck: 100, segLen: 1, segCtl: SYN | ACK }), [
    'signalEstablished',
    '<SEQ=100><ACK=300><CTL=ACK>',
  ]);
  is(client, 'Established');
});

open('RFC 9293 figure 6: a server accepts', () => {
  const server = connection();
  call(server, 'onPassiveOpen');
  is(server, 'Listen');
  assert.equal(segment(server, { segSeq: 299, segLen: 1, segCtl: SYN }), [
    '<SEQ=99><ACK=300><CTL=SYN,ACK>',
  ]);
  is(server, 'Syn-Received');
  assert.equal(segment(server, { segSeq: 300, segAck: 100 }), ['signalEstablished']);
  is(server, 'Established');
});

open('RFC 9293 figure 7: both open at once', () => {
  const a = connection();
  call(a, 'onActiveOpen');
  assert.equal(segment(a, { segSeq: 299, segLen: 1, segCtl: SYN }), [
    '<SEQ=99><ACK=300><CTL=SYN,ACK>',
  ]);
  is(a, 'Syn-Received');
  assert.equal(segment(a, { segSeq: 299, segAck: 100, segLen: 1, segCtl: SYN | ACK }), [
    '<SEQ=100><ACK=300><CTL=ACK>',
    'signalEstablished',
  ]);
  is(a, 'Established');
});

open('a SYN that comes again is answered again, and no other is', () => {
  const server = connection();
  call(server, 'onPassiveOpen');
  segment(server, { segSeq: 299, segLen: 1, segCtl: SYN });
  assert.equal(segment(server, { segSeq: 299, segLen: 1, segCtl: SYN }), [
    '<SEQ=99><ACK=300><CTL=SYN,ACK>',
  ]);
  const acknowledged = ['<SEQ=100><ACK=300><CTL=ACK>'];
  assert.equal(segment(server, { segSeq: 298, segLen: 1, segCtl: SYN }), acknowledged);
  // Who was connected to does not answer a SYN,ACK with its like.
  const both = { segSeq: 299, segAck: 100, segLen: 1, segCtl: SYN | ACK };
  assert.equal(segment(server, both), acknowledged);
  is(server, 'Syn-Received');
});

open('an old ACK in Syn-Sent is answered by a reset, and by nothing if it is one', () => {
  const client = connection();
  call(client, 'onActiveOpen');
  assert.equal(segment(client, { segSeq: 5, segAck: 99 }), ['<SEQ=99><ACK=0><CTL=RST>']);
  assert.equal(segment(client, { segSeq: 5, segAck: 99, segCtl: RST | ACK }), []);
  is(client, 'Syn-Sent');
  assert.equal(segment(client, { segSeq: 0, segAck: 100, segCtl: RST | ACK }), ['signalRefused']);
  is(client, 'Closed');
});

open('a closed port answers with a reset: RFC 9293 §3.10.7.1', () => {
  const closed = connection();
  assert.equal(segment(closed, { segSeq: 7, segLen: 1, segCtl: SYN }), [
    '<SEQ=0><ACK=8><CTL=RST,ACK>',
  ]);
  assert.equal(segment(closed, { segSeq: 7, segAck: 41 }), ['<SEQ=41><ACK=0><CTL=RST>']);
  assert.equal(segment(closed, { segSeq: 7, segCtl: RST }), []);
});

open('a passive opener that is reset goes back to Listen, an active one to Closed', () => {
  const server = connection();
  call(server, 'onPassiveOpen');
  segment(server, { segSeq: 299, segLen: 1, segCtl: SYN });
  assert.equal(segment(server, { segSeq: 300, segCtl: RST }), []);
  is(server, 'Listen');
});
open.run();

const close = suite('tcp: closing');

close('RFC 9293 figure 12: we close first', () => {
  const a = established();
  call(a, 'onClose');
  is(a, 'Fin-Wait-1');
  assert.ok(a.log.includes('<SEQ=100><ACK=300><CTL=FIN,ACK>'));
  segment(a, { segSeq: 300, segAck: 101 });
  is(a, 'Fin-Wait-2');
  assert.equal(segment(a, { segSeq: 300, segAck: 101, segLen: 1, segCtl: FIN | ACK }), [
    'signalClosing',
    '<SEQ=101><ACK=301><CTL=ACK>',
  ]);
  is(a, 'Time-Wait');
  call(a, 'afterTimeWait');
  is(a, 'Closed');
});

close('RFC 9293 figure 12: the other end closes first', () => {
  const b = established();
  assert.equal(segment(b, { segSeq: 300, segAck: 100, segLen: 1, segCtl: FIN | ACK }), [
    'signalClosing',
    '<SEQ=100><ACK=301><CTL=ACK>',
  ]);
  is(b, 'Close-Wait');
  call(b, 'onClose');
  is(b, 'Last-Ack');
  segment(b, { segSeq: 301, segAck: 101 });
  is(b, 'Closed');
});

close('RFC 9293 figure 13: both close at once', () => {
  const a = established();
  call(a, 'onClose');
  segment(a, { segSeq: 300, segAck: 100, segLen: 1, segCtl: FIN | ACK });
  is(a, 'Closing');
  segment(a, { segSeq: 301, segAck: 101 });
  is(a, 'Time-Wait');
});

close('one segment may acknowledge our FIN and carry theirs', () => {
  const a = established();
  call(a, 'onClose');
  segment(a, { segSeq: 300, segAck: 101, segLen: 1, segCtl: FIN | ACK });
  is(a, 'Time-Wait');
});

close('in Time-Wait a repeated FIN is acknowledged and the wait starts again', () => {
  const a = established();
  call(a, 'onClose');
  segment(a, { segSeq: 300, segAck: 101, segLen: 1, segCtl: FIN | ACK });
  const before = a.log.length;
  assert.equal(segment(a, { segSeq: 300, segAck: 101, segLen: 1, segCtl: FIN | ACK }), [
    '<SEQ=101><ACK=301><CTL=ACK>',
  ]);
  assert.ok(a.log.slice(before).includes(`timer ${String(tcp['TIME_WAIT_TIMER'])} 2000`));
});

close('the FIN waits for the text: RFC 9293 §3.10.4', () => {
  let waits = true;
  const a = established({ textWaitsToBeSent: () => waits });
  call(a, 'onClose');
  is(a, 'Fin-Wait-1');
  assert.not.ok(a.log.includes('<SEQ=100><ACK=300><CTL=FIN,ACK>'));
  waits = false;
  assert.is(call(a, 'onAllTextSent'), tcp['HANDLED']);
  assert.ok(a.log.includes('<SEQ=100><ACK=300><CTL=FIN,ACK>'));
  assert.is(call(a, 'onAllTextSent'), tcp['IGNORED']);
});
close.run();

const attacks = suite('tcp: RFC 5961 and RFC 7323');

attacks('a reset must hit RCV.NXT; near is challenged, far is dropped', () => {
  const a = established();
  assert.equal(segment(a, { segSeq: 301, segCtl: RST }), ['challenge <SEQ=100><ACK=300>']);
  assert.equal(segment(a, { segSeq: 5000, segCtl: RST }), []);
  is(a, 'Established');
  assert.equal(segment(a, { segSeq: 300, segCtl: RST }), ['signalReset']);
  is(a, 'Closed');
});

attacks('a SYN in the window is challenged', () => {
  const a = established();
  assert.equal(segment(a, { segSeq: 310, segLen: 1, segCtl: SYN }), [
    'challenge <SEQ=100><ACK=300>',
  ]);
  is(a, 'Established');
});

attacks('an ACK of what was never sent is challenged', () => {
  const a = established();
  assert.equal(segment(a, { segSeq: 300, segAck: 101 }), ['challenge <SEQ=100><ACK=300>']);
  assert.equal(segment(a, { segSeq: 300, segAck: (100 - 1001) >>> 0 }), [
    'challenge <SEQ=100><ACK=300>',
  ]);
});

attacks('PAWS: an old timestamp is acknowledged and dropped, unless ours is stale', () => {
  const a = established({ sndTsOk: true });
  segment(a, { segSeq: 300, segAck: 100, segTsval: 50, tsopt: true });
  assert.is(a['tsRecent'], 50);
  assert.equal(segment(a, { segSeq: 300, segAck: 100, segTsval: 49, tsopt: true }), [
    '<SEQ=100><ACK=300><CTL=ACK>',
  ]);
  const stale = established({ sndTsOk: true, theKeptTimestampIsStale: () => true });
  segment(stale, { segSeq: 300, segAck: 100, segTsval: 50, tsopt: true });
  assert.equal(segment(stale, { segSeq: 300, segAck: 100, segTsval: 49, tsopt: true }), []);
});

attacks('windows go round 2^32', () => {
  const a = connection({ aFreshInitialSequenceNumber: () => 0xffff_ffff });
  call(a, 'onActiveOpen');
  segment(a, { segSeq: 0xffff_fffe, segAck: 0, segLen: 1, segCtl: SYN | ACK });
  is(a, 'Established');
  assert.is(a['rcvNxt'], 0xffff_ffff);
  assert.equal(segment(a, { segSeq: 3, segAck: 0, segCtl: RST }), [
    'challenge <SEQ=0><ACK=4294967295>',
  ]);
});

attacks('calls in the wrong state are refused with the reason of the RFC', () => {
  const closed = connection();
  for (const name of ['onSend', 'onReceive', 'onClose', 'onAbort', 'onStatus']) {
    assert.is(call(closed, name), tcp['CONNECTION_DOES_NOT_EXIST'], name);
  }
  const a = established();
  assert.is(call(a, 'onPassiveOpen'), tcp['CONNECTION_ALREADY_EXISTS']);
  call(a, 'onClose');
  assert.is(call(a, 'onSend'), tcp['CONNECTION_CLOSING']);
});

attacks('the retransmission timer backs off to a minute', () => {
  const a = connection();
  call(a, 'onActiveOpen');
  const waits: number[] = [];
  for (let times = 0; times < 10; times++) {
    call(a, 'afterRetransmission');
    waits.push(a['retransmissionMs'] as number);
  }
  assert.equal(waits, [400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 60_000, 60_000]);
});
attacks.run();

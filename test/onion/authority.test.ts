import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { readConsensus } from '../../runtime/onion/directory/consensus.ts';
import { DirectoryFault } from '../../runtime/onion/directory/fault.ts';
import { readKeyCertificates } from '../../runtime/onion/directory/key-certificate.ts';
import { readMicrodescriptors } from '../../runtime/onion/directory/microdescriptor.ts';
import { checkSignatures, signatureFault } from '../../runtime/onion/directory/signatures.ts';
import { protocolFault, validityFault } from '../../runtime/onion/directory/validity.ts';
import { DirectoryShelf } from '../../runtime/onion/relay/directory-shelf.ts';
import { ExitPolicy, NO_EXIT } from '../../runtime/onion/relay/exit-policy.ts';
import { descriptorOf, laboratoryAuthority, NOW } from './authority/laboratory.ts';
import { crypto } from './relay/bench.ts';

const authorities = suite('onion: an authority for laboratories');

const authority = laboratoryAuthority(3);
const shelf = new DirectoryShelf(crypto);
authority.admit(descriptorOf('middle', NO_EXIT));
authority.admit(descriptorOf('exit', ExitPolicy.of(['accept *:80', 'accept *:443'])));
const octets = authority.publish(shelf);
const consensus = readConsensus(octets);
const certificates = readKeyCertificates(shelf.find('/tor/keys/all')!, crypto);

authorities('signs what clients take for a consensus of all', () => {
  if (consensus instanceof DirectoryFault) throw new Error(consensus.toString());
  assert.is(consensus.routers.length, 2);
  assert.is(consensus.validAfter, NOW);
  assert.is(consensus.parameters.get('circwindow'), 1000);
  assert.is(validityFault(consensus, NOW), undefined);
  assert.is(protocolFault(consensus), undefined);
  assert.equal(certificates.faults, []);
  assert.is(certificates.found.length, 3);
  const known = authority.signers;
  const check = checkSignatures(consensus, known, certificates.found, crypto, NOW);
  assert.is(signatureFault(check), undefined);
});

authorities('names microdescriptors that say what the relays have said', () => {
  if (consensus instanceof DirectoryFault) throw new Error(consensus.toString());
  const names = consensus.routers.map((router) => router.microdescriptor);
  const found = shelf.find(`/tor/micro/d/${names.join('-')}`)!;
  const read = readMicrodescriptors(found, new Set(names), crypto);
  assert.is(read.found.length, 2);
  const exit = consensus.routers.findIndex(({ nickname }) => nickname === 'exit');
  assert.ok(consensus.routers[exit].flags.exit);
  assert.not(consensus.routers[exit].flags.guard);
  assert.ok(read.found.find(({ digest }) => digest === names[exit])?.policy.allows(443));
  assert.ok(consensus.routers[1 - exit].flags.guard);
});

authorities('takes the descriptors of who proves who it is, and no others', () => {
  const other = laboratoryAuthority(1);
  const text = descriptorOf('honest', NO_EXIT);
  const wrong = [
    text.replace('router honest', 'router devil'),
    text.replace(/bandwidth \d+/, 'bandwidth 9'),
    text.replace(/published \S+/, 'published 2001-01-01'),
    text.slice(0, -200),
    `${text}router second 192.0.2.1 9001 0 0\n`,
    '',
  ];
  for (const one of wrong) assert.instance(other.admit(one), DirectoryFault);
  assert.is(other.relays, 0);
  assert.is(other.post('/tor/', new TextEncoder().encode(text)).status, 200);
  assert.is(other.post('/tor/', new TextEncoder().encode(wrong[0])).status, 400);
  assert.is(other.post('/else', new Uint8Array(0)).status, 404);
  assert.is(other.relays, 1);
});

authorities('survives a descriptor that was cut anywhere', () => {
  const other = laboratoryAuthority(1);
  const text = descriptorOf('honest', NO_EXIT);
  for (let end = 0; end < text.length; end += 7) {
    assert.instance(other.admit(text.slice(0, end)), DirectoryFault, `${end}`);
  }
});

authorities.run();

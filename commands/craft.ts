/**
 * `nonos craft`: a packet from field=value, its lengths, counts, checksums and numbers found by the
 * specs.
 */
import { writeFileSync } from 'node:fs';

import { defineCommand, jsonOption } from './command.ts';
import { captureOf, linkTypeOf } from './craft/capture.ts';
import { parseRequests } from './craft/request.ts';
import { stack } from './craft/stack.ts';
import type { Packet } from './decode/capture.ts';
import { Dissector } from './decode/dissect.ts';
import { hexOf } from './decode/hex.ts';
import { jsonOf } from './decode/json.ts';
import { Columns, lineOf } from './decode/line.ts';
import { treeOf } from './decode/tree.ts';
import { UsageError } from './failure.ts';

export const command = defineCommand({
  examples: [
    {
      line: 'nonos craft ethernet / ipv4 / udp destinationPort=9 payload=text:hello',
      description: 'A datagram, all of its lengths and checksums found',
    },
    {
      line: 'nonos craft ipv4 / tcp destinationPort=443 syn=1 options=mss:1460,sackPermitted',
      description: 'A SYN with options',
    },
    {
      line: `nonos craft ipv6 / udp / dns 'question[0].qname=example.com' -w query.pcapng`,
      description: 'A query, as a capture',
    },
    {
      line: 'nonos craft ipv4 headerChecksum=0xdead / icmpv4 body=echo body.identifier=7 -x',
      description: 'What a writer finds can be overruled',
    },
  ],
  positionals: [
    {
      name: 'NAME',
      description: 'A protocol, or one of its messages: udp, dns.question, "IPv6.Fragment"',
    },
    {
      name: 'FIELD=VALUE',
      description: 'A field, then more layers after a slash: / udp destinationPort=53',
      optional: true,
      repeated: true,
    },
  ],
  options: {
    write: {
      type: 'string',
      short: 'w',
      value: 'FILE',
      description: 'Write it as a pcapng capture',
    },
    hex: {
      type: 'boolean',
      short: 'x',
      description: 'Show the octets; colours tell the fields apart',
    },
    json: jsonOption,
  },
  async run({ positionals, options }, terminal) {
    const requests = parseRequests(positionals);
    const octets = await stack(requests);
    const [lowest] = requests;
    const linkType = lowest && linkTypeOf(lowest.key);
    const dissector = new Dissector();
    const packet: Packet = {
      number: 1,
      offset: 0,
      seconds: 0,
      nanoseconds: 0,
      isTimed: false,
      octets,
      originalLength: octets.length,
      linkType: linkType ?? 0,
      interface: undefined,
      direction: undefined,
      comments: [],
    };
    const whole = { ...packet, isCut: false };
    const dissection =
      linkType === undefined ? dissector.dissectAs(lowest!.key, whole) : dissector.dissect(whole);
    const line = lineOf(packet, dissection, '-');
    if (options.write !== undefined) {
      if (linkType === undefined)
        throw new UsageError(
          `a capture cannot begin with ${lowest!.key}: put ethernet, ipv4 or ipv6 below`,
        );
      writeFileSync(options.write, captureOf(octets, linkType, BigInt(Date.now()) * 1000n));
    }
    if (options.json) {
      const hex = Buffer.from(octets).toString('hex');
      terminal.printJson({ hex, ...(jsonOf(packet, dissection, line, false) as object) });
      return;
    }
    terminal.print(new Columns().text(line, terminal));
    treeOf(dissection, terminal).forEach((one) => terminal.print(one));
    if (options.hex) hexOf(octets, dissection, terminal).forEach((one) => terminal.print(one));
    if (options.write !== undefined) terminal.print(`\nwritten to ${options.write}`);
  },
});

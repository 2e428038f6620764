/** `nonos decode`: a capture, packet by packet, read by the generated code alone. */
import { createReadStream } from 'node:fs';
import { defineCommand } from './command.ts';
import { Capture } from './decode/capture.ts';
import { Dissector } from './decode/dissect.ts';
import { Columns, lineOf } from './decode/line.ts';
import { Failure } from './failure.ts';

export const command = defineCommand({
  examples: [{ line: 'nonos decode capture.pcapng', description: 'One line a packet' }],
  positionals: [{ name: 'FILE', description: 'A capture: pcap or pcapng; - reads standard input' }],
  options: {},
  async run({ positionals: [file = '-'] }, terminal) {
    const capture = new Capture();
    const dissector = new Dissector();
    const columns = new Columns();
    let first: number | undefined;
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      for (const packet of capture.take(chunk as Uint8Array)) {
        const at = packet.seconds + packet.nanoseconds / 1e9;
        first ??= at;
        const dissection = dissector.dissect({ ...packet, isCut: packet.originalLength > packet.octets.length });
        terminal.print(columns.text(lineOf(packet, dissection, (at - first).toFixed(6)), terminal));
      }
    }
    capture.finish();
    if (capture.problem !== undefined) throw new Failure(`${file}: ${capture.problem}`);
  },
});

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { WaitingText } from '../../../runtime/onion/relay/waiting-text.ts';
import { crypto } from './bench.ts';

const texts = suite('onion: text that waits for a connection');

texts('comes out as it went in, however little is taken at once', () => {
  for (const most of [1, 7, 498, 5000, 1e9]) {
    const text = new WaitingText((octets) => void (counted += octets));
    let counted = 0;
    const kept: { readonly view: Uint8Array; readonly copy: number[] }[] = [];
    const sink = {
      room: 0,
      write(octets: Uint8Array): number {
        const view = octets.subarray(0, Math.min(octets.length, this.room));
        this.room -= view.length;
        kept.push({ view, copy: [...view] });
        return view.length;
      },
    };
    const all: number[] = [];
    for (let cells = 0; cells < 100; cells++) {
      const cell = crypto.random(498);
      all.push(...cell);
      text.append(cell, 0, cell.length);
      sink.room = most;
      text.writeTo(sink);
    }
    sink.room = Infinity;
    assert.ok(text.writeTo(sink));
    assert.equal([text.octets, counted], [0, 0]);
    assert.equal(
      kept.flatMap(({ copy }) => copy),
      all,
    );
    // What was handed over was never written on again.
    for (const { view, copy } of kept) assert.equal([...view], copy);
  }
});

texts.run();

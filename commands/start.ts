/**
 * `npm start`: the specs compiled, a real capture taken apart by what came of them, one field down
 * to its bits; then a small internet, whose every host and router is a stack made of them, and
 * what one types who lives there.
 */
import { defineCommand, jsonOption } from './command.ts';
import { Failure } from './failure.ts';
import { CAPTURE, look, printCapture } from './start/capture.ts';
import { count, openProject, printDiagnostics } from './spec/project.ts';
import type { Terminal } from './terminal.ts';
import type { Tour } from './start/tour.ts';
import type { Typed } from './start/typed.ts';
import { packageVersion } from './version.ts';

/** Where to go from there, and why. */
export const NEXT: readonly (readonly [string, string])[] = [
  [`npx nonos decode -v --to 1 ${CAPTURE}`, 'every field of a packet, with its bits'],
  [`npx nonos decode --filter 'tls.hostName contains "example"' ${CAPTURE}`, 'only some packets'],
  ['npx nonos craft ipv4 / tcp destinationPort=443 syn=1 options=mss:1460', 'a packet of your own'],
  ['npx nonos spec explain TCP.Segment', 'what a spec says, in words'],
  ['npx nonos ping www', 'be a host of that internet'],
  ['npx nonos up && npx nonos onion enable', 'stay there, and go by its relays'],
  ['npx nonos lab examples/cut.lab', 'cut a link while a page is on its way'],
  ['docs/hacking.md', 'add a protocol in an afternoon'],
];

export const command = defineCommand({
  examples: [
    {
      line: 'nonos start',
      description: 'Compile the specs, look into a capture, and boot an internet of them',
    },
  ],
  positionals: [],
  options: { json: jsonOption },
  async run({ options }, terminal) {
    const begun = performance.now();
    const project = openProject();
    const generated = await project.generate();
    await project.close();
    const { diagnostics, specs, outputs, changed } = generated;
    if (diagnostics.length > 0) {
      printDiagnostics(diagnostics, (file) => specs.get(file) ?? '', terminal);
      throw new Failure(`${count(diagnostics.length, 'mistake')} in the specs`);
    }
    const seconds = (performance.now() - begun) / 1000;
    const made = { specs: specs.size, files: outputs, written: changed.length, seconds };
    const capture = await look(project.root);
    if (options.json) {
      const field = capture && { ...capture.field, node: undefined };
      terminal.printJson({
        version: packageVersion(),
        made,
        capture: CAPTURE,
        packets: capture?.packets,
        lines: capture?.lines,
        field,
        internet: (await tour()).document,
        typed: await typed(terminal, false),
        onion: await (await import('./start/onion.ts')).takeOnionTour(),
        next: NEXT.map(([line]) => line),
      });
      return;
    }
    printMade(made, terminal);
    if (capture) await printCapture(capture, terminal);
    terminal.print(terminal.style('bold', 'A small internet, in here: every node a whole stack'));
    const { print } = await tour();
    print(terminal);
    terminal.print(terminal.style('bold', 'To live there: what npx nonos up takes'));
    await typed(terminal, true);
    terminal.print();
    const { printOnionTour, takeOnionTour } = await import('./start/onion.ts');
    printOnionTour(await takeOnionTour(), terminal);
    printNext(terminal);
  },
});

/** Loaded late, as the decoder is: it is made of what the generator has made. */
async function tour(): Promise<Tour> {
  const { takeTour } = await import('./start/tour.ts');
  return takeTour();
}

async function typed(terminal: Terminal, isShown: boolean): Promise<readonly Typed[]> {
  const { typeAll } = await import('./start/typed.ts');
  return typeAll(terminal, isShown);
}

interface Made {
  readonly specs: number;
  readonly files: number;
  readonly written: number;
  readonly seconds: number;
}

function printMade({ specs, files, written, seconds }: Made, terminal: Terminal): void {
  const version = terminal.style('bold', `nonos-net ${packageVersion()}`);
  terminal.print(`${version}  a network stack, compiled from specifications that read like RFCs\n`);
  const what = written === 0 ? 'all up to date' : `${count(written, 'file')} written`;
  const made = `${count(specs, 'spec')} in spec/ make ${count(files, 'file')} in generated/`;
  terminal.print(`  ${made}: ${what}, ${seconds.toFixed(1)} s\n`);
}

function printNext(terminal: Terminal): void {
  terminal.print(terminal.style('bold', 'From here'));
  const width = Math.max(...NEXT.map(([line]) => line.length));
  for (const [line, description] of NEXT) {
    terminal.print(`  ${line.padEnd(width)}  ${terminal.style('dim', description)}`);
  }
}

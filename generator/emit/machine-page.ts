/** The machines of one file for readers: a page with a matrix each, and a state diagram each. */
import type { Machine, MachineFile } from '../machine/model.ts';
import { emitMatrix } from './matrix.ts';
import type { Output } from './output.ts';
import { emitStateDiagram } from './state-diagram.ts';

export function machinePages(file: MachineFile): Output[] {
  const stem = file.path.replace(/^spec\//, 'generated/').replace(/\.protocol$/, '');
  const banner = `@generated from ${file.path}: change that, then npm run generate.`;
  const drawing = (machine: Machine): string => `${stem}.${machine.id}.svg`;
  const diagrams = file.machines.map((machine) => ({
    path: drawing(machine),
    text: emitStateDiagram(machine).replace(/(?<=^<svg[^>]*>)/, `\n<!-- ${banner} -->`),
    format: false,
  }));
  const pages = file.machines.map((machine) => {
    const name = drawing(machine).split('/').at(-1)!;
    return `${emitMatrix(machine).trimEnd()}\n\n![${machine.name}](${name})\n`;
  });
  const page = `<!-- ${banner} -->\n\n${pages.join('\n')}`;
  return [{ path: `${stem}.machine.md`, text: page, format: false }, ...diagrams];
}

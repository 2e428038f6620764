/** Every back end of the compiler. A new one is a file in emit/ and a row here. */
import { arbitraries } from './emit/arbitraries.ts';
import { describe } from './emit/describe.ts';
import { emitIr } from './emit/ir.ts';
import { layers } from './emit/layers.ts';
import { machinePages } from './emit/machine-page.ts';
import { emitMachines } from './emit/machine.ts';
import type { Emitter, Output } from './emit/output.ts';
import { emitPacketSvg } from './emit/packet-svg.ts';
import { emitTable } from './emit/table.ts';
import { value } from './emit/value.ts';
import { wire } from './emit/wire.ts';
import type { MachineFile } from './machine/model.ts';
import type { Model } from './model.ts';

/** What is made of one protocol. */
export const emitters: readonly Emitter[] = [
  wire,
  value,
  arbitraries,
  describe,
  emitTable,
  emitPacketSvg,
  emitIr,
];

/** What is made of all protocols together. */
export const modelEmitters: readonly ((model: Model) => Output[])[] = [layers];

/** What is made of the machines of one file. */
export const machineEmitters: readonly ((file: MachineFile) => Output[])[] = [
  (file) => [{ path: machinePath(file, 'machine.ts'), text: emitMachines(file), format: true }],
  machinePages,
];

/** `spec/transport/tcp-connection.protocol` to `generated/transport/tcp-connection.machine.ts`. */
function machinePath(file: MachineFile, ending: string): string {
  return file.path.replace(/^spec\//, 'generated/').replace(/protocol$/, ending);
}

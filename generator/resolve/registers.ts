/** Device memory: where a register is and which bits mean what. */
import { position, type Reporter } from '../diagnostic.ts';
import type { Protocol, Register, Registers } from '../model.ts';
import { camel } from '../names.ts';
import type { FileSyntax, RegistersSyntax, RegisterSyntax } from '../syntax.ts';

export function resolveRegisters(
  syntax: RegistersSyntax,
  protocol: Protocol,
  file: FileSyntax,
  reporter: Reporter,
): Registers {
  const octets = syntax.octets?.kind === 'number' ? Number(syntax.octets.value) : undefined;
  const registers = syntax.registers.map((one) =>
    register(one, protocol.endian.kind === 'little', file, reporter),
  );
  for (const [index, one] of registers.entries()) {
    const twin = registers
      .slice(0, index)
      .find((other) => other.id === one.id || (overlap(one, other) && sharesAccess(one, other)));
    if (twin) {
      reporter.report({
        span: syntax.registers[index]!.name.span,
        message:
          one.id === twin.id
            ? `${one.name} is declared twice`
            : `${one.name} stands where ${twin.name} does`,
        note: {
          span: syntax.registers[registers.indexOf(twin)]!.name.span,
          message: 'the other is here',
        },
      });
    }
    if (![8, 16, 32, 64].includes(one.bits)) {
      reporter.report({
        span: syntax.registers[index]!.name.span,
        message: `a register of ${one.bits} bits: expected 8, 16, 32 or 64`,
      });
    }
    if ((one.resetsTo ?? 0n) >= 1n << BigInt(one.bits)) {
      reporter.report({
        span: syntax.registers[index]!.name.span,
        message: `${one.resetsTo} does not fit in ${one.bits} bits`,
        help: `the largest is ${(1n << BigInt(one.bits)) - 1n}`,
      });
    }
    if (octets !== undefined && end(one) > octets) {
      reporter.report({
        span: syntax.registers[index]!.name.span,
        message: `${one.name} ends at ${end(one)}, past the ${octets} octets of ${syntax.name.text}`,
      });
    }
  }
  return {
    name: syntax.name.text,
    id: camel(syntax.name.text),
    octets,
    registers,
    doc: syntax.doc,
    per: syntax.per,
    line: position(file.text, syntax.span.start).line,
  };
}

function end(one: Register): number {
  const { times, every } = one.repeat ?? { times: 1, every: 0 };
  return one.address + (times - 1) * every + one.bits / 8;
}

function overlap(a: Register, b: Register): boolean {
  if (a.repeat || b.repeat) return false;
  return a.address < end(b) && b.address < end(a);
}

/** A register that is only read and one that is only written may share an address. */
function sharesAccess(a: Register, b: Register): boolean {
  return a.access.some((way) => way !== 'only' && b.access.includes(way));
}

function register(
  syntax: RegisterSyntax,
  little: boolean,
  file: FileSyntax,
  reporter: Reporter,
): Register {
  let used = 0;
  const sized = syntax.fields.map((field) => {
    const { shape } = field;
    const bits =
      shape.kind === 'type' && shape.type.kind === 'bits' && shape.type.bits.kind === 'number'
        ? Number(shape.type.bits.value)
        : 0;
    if (bits === 0)
      reporter.report({
        span: field.span,
        message: `${field.name.text} in a register: expected a width in bits`,
      });
    const from = used;
    used += bits;
    return { name: field.name.text, id: camel(field.name.text), bits, from, doc: field.doc };
  });
  if (syntax.fields.length > 0 && used !== syntax.bits) {
    reporter.report({
      span: syntax.name.span,
      message: `${syntax.name.text} has ${syntax.bits} bits but its fields have ${used}`,
    });
  }
  const fields = sized.map(({ from, ...field }) => ({
    ...field,
    shift: little ? from : syntax.bits - from - field.bits,
  }));
  return {
    name: syntax.name.text,
    id: camel(syntax.name.text),
    address: Number(syntax.address),
    bits: syntax.bits,
    access: syntax.access,
    resetsTo: syntax.resetsTo,
    repeat: syntax.repeat && {
      times: Number(syntax.repeat.times),
      every: Number(syntax.repeat.every),
    },
    fields,
    doc: syntax.doc,
    per: syntax.per,
    line: position(file.text, syntax.span.start).line,
  };
}

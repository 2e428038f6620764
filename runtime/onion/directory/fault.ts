/**
 * Why a directory document is refused: by name, in one line that a person can read, and at which
 * line of the document. Readers of documents refuse from deep within; at their boundary, `orFault`
 * makes a value of it, so that nothing that was sent to us throws any further.
 */

export type DirectoryFaultName =
  | 'malformed line'
  | 'line too long'
  | 'document too long'
  | 'malformed object'
  | 'malformed argument'
  | 'missing argument'
  | 'missing item'
  | 'repeated item'
  | 'misplaced item'
  | 'unknown version'
  | 'wrong flavor'
  | 'too many'
  | 'out of order'
  | 'wrong digest'
  | 'wrong base'
  | 'wrong signature'
  | 'unknown authority'
  | 'short of signatures'
  | 'not valid yet'
  | 'expired'
  | 'lacks protocols'
  | 'not asked for'
  | 'not directory information'
  | 'unreachable'
  | 'no answer';

export class DirectoryFault {
  readonly name: DirectoryFaultName;
  readonly reason: string;
  /** Counted from 1; 0 when it is about the whole. */
  readonly line: number;

  constructor(name: DirectoryFaultName, reason: string, line = 0) {
    this.name = name;
    this.reason = reason;
    this.line = line;
  }

  toString(): string {
    return this.line === 0
      ? `${this.name}: ${this.reason}`
      : `${this.name}: ${this.reason} (line ${this.line})`;
  }
}

/** On its way out to `orFault`: nobody else sees it. */
class Refusal extends Error {
  readonly fault: DirectoryFault;

  constructor(fault: DirectoryFault) {
    super(String(fault));
    this.fault = fault;
  }
}

/** Only within `orFault`. */
export function refuse(name: DirectoryFaultName, reason: string, line = 0): never {
  throw new Refusal(new DirectoryFault(name, reason, line));
}

/** Passes a fault on: only within `orFault`. */
export function need<Value>(value: Value | DirectoryFault): Value {
  if (value instanceof DirectoryFault) throw new Refusal(value);
  return value;
}

/** What `read` gives, or why it refused. */
export function orFault<Value>(read: () => Value): Value | DirectoryFault {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.fault;
    throw thrown;
  }
}

/** For a reason: what was found, no longer than a line. */
export function quoted(text: string): string {
  const printable = text.replace(/[^ -~]/g, '?');
  return printable.length <= 40 ? `'${printable}'` : `'${printable.slice(0, 40)}…'`;
}

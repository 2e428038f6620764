/** One reading: a place in the octets, the regions around it, and what was read so far. */
import type {
  Arm,
  Element,
  Endian,
  Expression,
  Field,
  GroupField,
  IntegerField,
  ListField,
  Message,
  Model,
  NestedField,
  OctetsField,
  Range,
  Rule,
  Choice,
  Type,
  UnionField,
} from '../../generator/model.ts';
import { fixedBits, runFrom, steps } from '../../generator/layout.ts';
import type { Step } from '../../generator/layout.ts';
import { readPlace } from './bits.ts';
import { closing, integerRules } from './rules.ts';
import type { RuleContext } from './rules.ts';
import { evaluate } from './expression.ts';
import { readLabels } from './labels.ts';
import { readNumber } from './number.ts';
import { Broken, Regions } from './regions.ts';
import { Scope } from './scope.ts';
import type { Context } from './scope.ts';
import { node } from './tree.ts';
import type { Node } from './tree.ts';

/** The fields of a body in their runs: how many bits are known to be there and still to be read. */
interface Run {
  readonly steps: readonly Step[];
  readonly truncated: Rule;
  left: number;
}

function runOf(fields: readonly Field[], truncated: Rule): Run {
  return { steps: steps(fields), truncated, left: 0 };
}

export class Reader {
  /** Bits. */
  at: number;
  readonly octets: Uint8Array;
  readonly warnings: Rule[] = [];
  readonly regions: Regions;
  readonly #endians: ReadonlyMap<string, Endian>;

  constructor(octets: Uint8Array, at: number, end: number, model: Model) {
    this.octets = octets;
    this.at = at;
    this.regions = new Regions(end);
    this.#endians = new Map(model.protocols.map(({ name, endian }) => [name, endian]));
  }

  type(type: Type, into: Node, outer: Context): void {
    const origin = type.needs.origin ? outer.origin : this.at;
    const little = this.#isLittle(type, outer);
    const words = this.#endians.get(type.protocol)?.kind !== 'big';
    const context: Context = { ...outer, origin, little, words };
    switch (type.kind) {
      case 'message':
        this.#message(type, into, context);
        break;
      case 'choice':
        this.#choice(type, into, context);
        break;
      case 'number':
        readNumber(type, into, this);
        break;
      case 'labels':
        readLabels(type, into, this, origin ?? this.at);
        break;
    }
    into.end = this.at;
  }

  #message(message: Message, into: Node, context: Context): void {
    const scope = new Scope(this, into, context, undefined);
    const { size } = message;
    if (size) this.#enter(size, message.fields, scope);
    this.#walk(message.fields, runOf(message.fields, message.truncated), into, scope);
    if (size) {
      const { end } = this.regions.leave();
      if (this.at !== end) throw new Broken(message.leftover!);
    }
    into.end = this.at;
    closing(message.fields, this.#ruleContext(scope));
  }

  #choice(choice: Choice, into: Node, context: Context): void {
    const scope = new Scope(this, into, context, undefined);
    this.#need(Math.ceil(choice.tag.bits / 8) * 8, choice.truncated);
    const run = { ...runOf([], choice.truncated), left: choice.tag.bits };
    this.#integer(choice.tag, run, into, scope);
    const arm = armOf(choice.arms, into.children[0].value!);
    if (!arm) throw new Broken(choice.unknown!);
    into.arm = arm;
    this.#arm(arm, choice.truncated, into, scope);
  }

  #arm(arm: Arm, truncated: Rule, into: Node, scope: Scope): void {
    this.#walk(arm.fields, runOf(arm.fields, truncated), into, scope);
    into.end = this.at;
    closing(arm.fields, this.#ruleContext(scope));
  }

  #ruleContext(scope: Scope): RuleContext {
    return { scope, octets: this.octets, warnings: this.warnings };
  }

  #need(bits: number, truncated: Rule): void {
    if (this.at + bits > this.regions.end()) throw new Broken(truncated);
  }

  #enter(size: NonNullable<Message['size']>, fields: readonly Field[], scope: Scope): void {
    if (size.kind === 'rest') this.regions.enterRest(this.at);
    else if (size.self) this.regions.enterSelf(this.at, size, new Set(flat(fields)));
    else this.regions.enter(this.at, Number(evaluate(size.octets, scope)) * 8, size.rule);
  }

  /** Fields in the order written; those of a run are checked to be there together. */
  #walk(fields: readonly Field[], run: Run, into: Node, scope: Scope): void {
    for (const field of fields) {
      const absent = field.when && evaluate(field.when, scope) === 0n;
      if (!absent) this.#field(field, run, into, scope);
      for (const one of absent ? flat([field]) : [field]) {
        this.regions.settle(one, (size) =>
          size.kind === 'octets' ? evaluate(size.octets, scope) : 0n,
        );
      }
    }
  }

  #field(field: Field, outer: Run, into: Node, scope: Scope): void {
    let run = outer;
    if (field.when) {
      // What is there only on a condition begins a run of its own.
      run = runOf([{ ...field, when: undefined }], outer.truncated);
      run.left = runFrom(run.steps, 0);
      this.#need(run.left, run.truncated);
    } else if (run.left === 0 && (field.kind !== 'group' || field.size)) {
      run.left = runFrom(
        run.steps,
        run.steps.findIndex((step) => subject(step) === field),
      );
      this.#need(run.left, run.truncated);
    }
    switch (field.kind) {
      case 'integer':
        return this.#integer(field, run, into, scope);
      case 'octets':
        return this.#octets(field, run, into, scope);
      case 'nested':
        return this.#nested(field, into, scope);
      case 'list':
        return this.#list(field, into, scope);
      case 'group':
        return this.#group(field, run, into, scope);
      case 'union':
        return this.#union(field, into, scope);
    }
  }

  #integer(field: IntegerField, run: Run, into: Node, scope: Scope): void {
    const bits = field.width ? Number(evaluate(field.width, scope)) : field.bits;
    if (run.left > 0) run.left -= bits;
    else this.#need(bits, run.truncated);
    const made = this.#open(field, into, scope);
    const { words } = scope.context;
    // Addresses are written as the network does, whatever the file's order.
    const little = scope.context.little && !field.display;
    const group = words && into.field?.kind === 'group' ? into.field.bits : undefined;
    const word = group === undefined ? undefined : { start: into.start, bits: group };
    made.place = { at: this.at, bits, little, word };
    made.value = readPlace(this.octets, made.place);
    this.at += bits;
    made.end = this.at;
    integerRules(field, made.value, this.#ruleContext(scope));
  }

  #isLittle(type: Type, context: Context): boolean {
    const endian = this.#endians.get(type.protocol);
    if (endian?.kind !== 'when') return endian?.kind === 'little';
    const scope = new Scope(this, node('', this.at), context, undefined);
    return evaluate(endian.condition, scope) !== 0n;
  }

  #octets(field: OctetsField, run: Run, into: Node, scope: Scope): void {
    const fixed = fixedBits({ ...field, when: undefined });
    const { size } = field;
    const made = this.#open(field, into, scope);
    if (fixed !== undefined) {
      run.left -= fixed;
      made.end = this.at + fixed;
    } else {
      this.#enter(size, [], scope);
      made.end = this.regions.leave().end!;
    }
    this.at = made.end;
    if (field.padded && size.kind === 'octets')
      this.#filler(made, field.padded.to, size.rule, scope);
  }

  /** What fills up octets to their minimum belongs to no field. */
  #filler(made: Node, to: Expression, rule: Rule, scope: Scope): void {
    const least = made.start + Number(evaluate(to, scope)) * 8;
    if (least <= this.at) return;
    this.regions.enter(this.at, least - this.at, rule);
    this.at = this.regions.leave().end!;
  }

  #nested(field: NestedField, into: Node, scope: Scope): void {
    const made = node(field.name, this.at, { field, type: field.type });
    into.children.push(made);
    scope.set(field, made);
    this.#foreign(field.rule, () => this.type(field.type, made, scope.context));
    integerRules(field, made.value ?? 0n, this.#ruleContext(scope));
  }

  /** A fault in a type of another file goes by the name that the field gives it. */
  #foreign(rule: Rule | undefined, read: () => void): void {
    try {
      read();
    } catch (error) {
      throw error instanceof Broken && rule && !rule.warn ? new Broken(rule) : error;
    }
  }

  #list(field: ListField, into: Node, scope: Scope): void {
    this.#enter(field.size, [], scope);
    const end = this.regions.end();
    const made = this.#open(field, into, scope);
    const times = field.times && evaluate(field.times, scope);
    const more = (): boolean =>
      times === undefined ? this.at < end : BigInt(made.children.length) < times;
    let marked = false;
    while (!marked && more()) {
      const item = this.#item(field, made, scope);
      marked = field.until !== undefined && item.arm?.id === field.until.arm.id;
    }
    const rule = field.until?.rule;
    if (field.until && !marked && rule) this.#warnOrBreak(rule);
    this.regions.leave();
    made.end = this.at;
    // What follows the marker, or the items of a list that is padded, is filler.
    if (marked || field.padded || field.size.kind === 'octets') this.at = end;
  }

  #warnOrBreak(rule: Rule): void {
    if (!rule.warn) throw new Broken(rule);
    this.warnings.push(rule);
  }

  #item(field: ListField, list: Node, scope: Scope): Node {
    const { element } = field;
    const type = element.kind === 'type' ? element.type : undefined;
    const item = node(`${field.name}[${list.children.length}]`, this.at, { type });
    list.children.push(item);
    if (type) {
      this.#foreign(field.rule, () => this.type(type, item, scope.context));
      return item;
    }
    const bits = elementBits(element);
    this.#need(bits, field.truncated);
    if (element.kind === 'integer') {
      const little = scope.context.little && !element.display;
      item.place = { at: this.at, bits, little, word: undefined };
      item.value = readPlace(this.octets, item.place);
    }
    this.at += bits;
    item.end = this.at;
    return item;
  }

  #group(field: GroupField, run: Run, into: Node, scope: Scope): void {
    const made = this.#open(field, into, scope);
    if (field.size) this.#enter(field.size, field.fields, scope);
    this.#walk(field.fields, run, made, scope);
    made.end = this.at;
    if (field.size) {
      const { end } = this.regions.leave();
      if (this.at !== end) throw new Broken(field.leftover!);
    }
  }

  #union(field: UnionField, into: Node, scope: Scope): void {
    this.#enter(field.size, [], scope);
    const made = this.#open(field, into, scope);
    made.value = evaluate(field.tag, scope);
    const arm = armOf(field.arms, made.value);
    if (!arm) throw new Broken(field.unknown!);
    made.arm = arm;
    const inner = new Scope(this, scope.message, scope.context, scope);
    this.#walk(arm.fields, runOf(arm.fields, field.truncated), made, inner);
    made.end = this.at;
    const { end } = this.regions.leave();
    if (this.at !== end) throw new Broken(field.leftover);
    closing(arm.fields, this.#ruleContext(inner));
  }

  #open(field: Field, into: Node, scope: Scope): Node {
    const made = node(field.name, this.at, { field });
    into.children.push(made);
    scope.set(field, made);
    return made;
  }
}

export function armOf(arms: readonly Arm[], tag: bigint): Arm | undefined {
  const named = arms.find((arm) => arm.ranges !== 'else' && within(arm.ranges, tag));
  return named ?? arms.find((arm) => arm.ranges === 'else');
}

export function within(ranges: readonly Range[], value: bigint): boolean {
  return ranges.some(({ from, to }) => (from ?? value) <= value && value <= (to ?? value));
}

function elementBits(element: Element): number {
  if (element.kind === 'integer') return element.bits;
  return element.kind === 'octets' ? element.octets * 8 : 0;
}

function subject(step: Step): Field | undefined {
  if (step.kind === 'exit') return undefined;
  return step.kind === 'enter' ? step.group : step.field;
}

/** Fields with those of their groups. */
export function flat(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) =>
    field.kind === 'group' ? [field, ...flat(field.fields)] : [field],
  );
}

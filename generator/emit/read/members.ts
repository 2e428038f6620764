/** The members of an object being made, some of which may be missing. */

/** Code as it stands in a literal, or a property that is there only when its value is. */
export type Member = string | { readonly id: string; readonly value: string };

export function literal(members: readonly Member[]): string {
  const parts = members.map((member) => {
    if (typeof member === 'string') return member;
    const { id, value } = member;
    return `...(${value} === undefined ? {} : { ${value === id ? id : `${id}: ${value}`} })`;
  });
  return `{ ${parts.join(', ')} }`;
}

/**
 * Returns an object of a type: what may be missing is set behind the rest, for spreading is slow.
 */
export function returned(members: readonly Member[], type: string, found: string): string[] {
  const first = members.findIndex((member) => typeof member !== 'string');
  if (first < 0) return [`return ${literal(members)};`];
  return [
    `const ${found} = ${literal(members.slice(0, first))} as { -readonly [K in keyof ${type}]: ${type}[K] };`,
    ...members.slice(first).map((member) => assigned(member, found)),
    `return ${found};`,
  ];
}

function assigned(member: Member, found: string): string {
  if (typeof member !== 'string') {
    return `if (${member.value} !== undefined) ${found}.${member.id} = ${member.value};`;
  }
  const [, id, code] = /^(\w+)(?:: ([^]*))?$/.exec(member) ?? [];
  return `${found}.${id} = ${code ?? id};`;
}

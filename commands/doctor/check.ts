/** One thing that `nonos doctor` looks at. */
export interface Check {
  readonly name: string;
  /** `fail` keeps the stack from its work, `warn` may. */
  readonly state: 'ok' | 'warn' | 'fail';
  /** What was found. */
  readonly found: string;
  /** What to do about it. */
  readonly remedy?: string;
}

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found });

export const warn = (name: string, found: string, remedy: string): Check => {
  return { name, state: 'warn', found, remedy };
};

export const fail = (name: string, found: string, remedy: string): Check => {
  return { name, state: 'fail', found, remedy };
};

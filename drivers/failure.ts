/** Why a device is not there: one line that says what to do, and the system's own code. */
export class DeviceFailure extends Error {
  override readonly name = 'DeviceFailure';
  /** As errno names it: `EPERM`, `EBUSY`; or `ENOSYS` where the machine lacks what is needed. */
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** The code of an error that Node's own calls have thrown. */
export function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? 'EIO';
}

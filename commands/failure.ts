/** The two ways in which a command ends badly without being broken: the user's, and the input's. */

/** The command line is wrong: one line on standard error, status 2, and nothing was changed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command line is right, its work could not be done: one line on standard error. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** The exit status: that of the tool which the command is named after, where it has another. */
  readonly status: number;

  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

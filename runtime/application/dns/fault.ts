/** Why a name was not resolved. */
export type DnsFaultCode =
  | 'ETIMEDOUT'
  | 'ECONNREFUSED'
  | 'ENETUNREACH'
  | 'ENOSERVER'
  | 'EBUSY'
  | 'EBADNAME'
  | 'EFORGED'
  | 'EBADANSWER'
  | 'EUNTRUSTED'
  | 'ESERVFAIL';

export class DnsFault extends Error {
  override readonly name = 'DnsFault';
  readonly code: DnsFaultCode;

  constructor(code: DnsFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

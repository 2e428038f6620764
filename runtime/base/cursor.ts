/**
 * Where the last value read ended: saves every reader a second result. Set before each reader
 * returns.
 */
export const cursor = { at: 0 };

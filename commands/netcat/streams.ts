/** Standard input, read as long as somebody wants it. */

/** All that comes, one after the other. */
export async function pump(
  from: AsyncIterable<Uint8Array>,
  to: (octets: Uint8Array) => Promise<void>,
): Promise<void> {
  for await (const octets of from) await to(octets);
}

export const standardInput = {
  async *read(signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const octets of process.stdin) {
        if (signal.aborted) return;
        yield octets as Uint8Array;
      }
    } catch (error) {
      // Closed by us, while it was waited for.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    }
  },

  /** The process need not wait for it any more. */
  close(): void {
    process.stdin.destroy();
  },
};

/** What one says, another hears. */

/** All that comes, one after the other. */
export async function pump(
  from: AsyncIterable<Uint8Array>,
  to: (octets: Uint8Array) => Promise<void>,
): Promise<void> {
  for await (const octets of from) await to(octets);
}

/** What every reader hands over of a segment, folded into one number: all must fold the same. */
export function digest(
  source: number,
  destination: number,
  sourcePort: number,
  destinationPort: number,
  sequence: number,
  acknowledgment: number,
  flags: number,
  dataStart: number,
  dataEnd: number,
): number {
  const ports = (sourcePort << 16) | destinationPort;
  const numbers = sequence ^ (acknowledgment << 1) ^ flags;
  return (source ^ (destination << 1) ^ ports ^ numbers) + dataStart * 3 + dataEnd * 5;
}

/** What is said of a segment that is to be written. */
export interface SegmentToWrite {
  readonly sourceHardware: number;
  readonly destinationHardware: number;
  readonly source: number;
  readonly destination: number;
  readonly identification: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly flags: number;
  readonly window: number;
}

// @generated from spec/application/control.protocol: change that, then npm run generate.
/**
 * Control, commands and their daemon. .
 *
 *      0                   1                   2                   3
 *      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |                            Length                             |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *     |     Type      |                   Body ...                    |
 *     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * `b` holds the octets and `o` is where the message begins; nothing here allocates. Once
 * `check…()` has answered OK for `[o, end)`, every accessor given the same stays within it.
 */
export const OK = 0; // Every rule of the spec holds.
export const TRUNCATED = 1; // Message has its fixed fields
export const MESSAGE_TRUNCATED = 2; // Message fits in what holds it
export const LENGTH_MALFORMED = 3; // Length in 0..1048576
export const BODY_TRUNCATED = 4; // Body fits in what holds it
export const BODY_TRUNCATED_2 = 5; // Body holds its fields
export const BODY_LEFTOVER = 6; // Body is filled by its fields
export const RUN_CAPABILITIES_MALFORMED = 7; // Capabilities in 0..31
export const RUN_UNUSED_MALFORMED = 8; // Unused = 0
export const RUN_ENVIRONMENT_TRUNCATED = 9; // Environment fits in what holds it
export const RUN_ENVIRONMENT_TRUNCATED_2 = 10; // Environment ends with a whole item
export const RUN_WORDS_TRUNCATED = 11; // Words ends with a whole item
export const RAW_INPUT_UNUSED_MALFORMED = 12; // Unused = 0
export const OPEN_FILE_UNUSED_MALFORMED = 13; // Unused = 0
export const LEFTOVER = 14; // Message is filled by its fields
export const WORD_TRUNCATED = 15; // Word has its fixed fields
export const WORD_TEXT_LENGTH_MALFORMED = 16; // Text Length in 0..65535
export const WORD_TEXT_TRUNCATED = 17; // Text fits in what holds it
/** Type: unknown values pass through. */
export const TYPE = {
  HELLO: 1,
  RUN: 2,
  INPUT: 3,
  INPUT_ENDED: 4,
  INTERRUPT: 5,
  RESIZED: 6,
  FILE_PIECE: 7,
  FILE_FOUND: 8,
  OUTPUT: 16,
  COMPLAINT: 17,
  OPEN_FILE: 18,
  FILE_OCTETS: 19,
  CLOSE_FILE: 20,
  FILE_DONE: 21,
  TAKEN: 22,
  ENDED: 23,
  REFUSED: 24,
  INPUT_WANTED: 25,
  RAW_INPUT: 26,
  READ_FILE: 27,
  FIND_FILE: 28,
} as const;

/**
 * Whether b[o, end) begins with a sound Message: OK, or the first rule of the spec that it breaks.
 */
export function checkMessage(b: Uint8Array, o: number, end: number): number {
  const at = scanMessage(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkMessage(), but answers where the Message ends, or minus the broken rule. */
export function scanMessage(b: Uint8Array, o: number, end: number): number {
  if (end - o < 5) return -TRUNCATED;
  const length = ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  if (length > 1048576) return -LENGTH_MALFORMED; // :8
  const messageEnd = o + length + 5;
  if (messageEnd > end) return -MESSAGE_TRUNCATED; // :7
  const type = b[o + 4];
  const bodyEnd = o + 5 + length;
  if (bodyEnd > messageEnd) return -BODY_TRUNCATED; // :10
  switch (type) {
    case 1: {
      // Hello
      if (bodyEnd - o < 7) return -BODY_TRUNCATED_2;
      if (o + 7 !== bodyEnd) return -BODY_LEFTOVER; // :10
      break;
    }

    case 2: {
      // Run
      if (bodyEnd - o < 17) return -BODY_TRUNCATED_2;
      const capabilities = b[o + 5];
      if (capabilities > 31) return -RUN_CAPABILITIES_MALFORMED; // :14
      const unused = b[o + 6] & 0xf;
      if (unused !== 0) return -RUN_UNUSED_MALFORMED; // :19
      const environmentLength = (b[o + 15] << 8) | b[o + 16];
      const environmentEnd = o + 17 + environmentLength;
      if (environmentEnd > bodyEnd) return -RUN_ENVIRONMENT_TRUNCATED; // :24
      let environmentAt = o + 17;
      while (environmentAt < environmentEnd) {
        const environmentNext = scanWord(b, environmentAt, environmentEnd);
        if (environmentNext < 0) return environmentNext;
        environmentAt = environmentNext;
      }

      let wordsAt = environmentEnd;
      while (wordsAt < bodyEnd) {
        const wordsNext = scanWord(b, wordsAt, bodyEnd);
        if (wordsNext < 0) return wordsNext;
        wordsAt = wordsNext;
      }

      break;
    }

    case 3: {
      // Input
      break;
    }

    case 4: {
      // Input Ended
      break;
    }

    case 5: {
      // Interrupt
      break;
    }

    case 6: {
      // Resized
      if (bodyEnd - o < 9) return -BODY_TRUNCATED_2;
      if (o + 9 !== bodyEnd) return -BODY_LEFTOVER; // :10
      break;
    }

    case 26: {
      // Raw Input
      if (bodyEnd - o < 6) return -BODY_TRUNCATED_2;
      const unused = b[o + 5] & 0x7f;
      if (unused !== 0) return -RAW_INPUT_UNUSED_MALFORMED; // :32
      if (o + 6 !== bodyEnd) return -BODY_LEFTOVER; // :10
      break;
    }

    case 25: {
      // Input Wanted
      break;
    }

    case 16: {
      // Output
      break;
    }

    case 17: {
      // Complaint
      break;
    }

    case 18: {
      // Open File
      if (bodyEnd - o < 8) return -BODY_TRUNCATED_2;
      const unused = b[o + 7] & 0x7f;
      if (unused !== 0) return -OPEN_FILE_UNUSED_MALFORMED; // :37
      break;
    }

    case 19: {
      // File Octets
      if (bodyEnd - o < 7) return -BODY_TRUNCATED_2;
      break;
    }

    case 20: {
      // Close File
      if (bodyEnd - o < 7) return -BODY_TRUNCATED_2;
      if (o + 7 !== bodyEnd) return -BODY_LEFTOVER; // :10
      break;
    }

    case 27: {
      // Read File
      if (bodyEnd - o < 17) return -BODY_TRUNCATED_2;
      break;
    }

    case 7: {
      // File Piece
      if (bodyEnd - o < 7) return -BODY_TRUNCATED_2;
      break;
    }

    case 28: {
      // Find File
      if (bodyEnd - o < 7) return -BODY_TRUNCATED_2;
      break;
    }

    case 8: {
      // File Found
      if (bodyEnd - o < 13) return -BODY_TRUNCATED_2;
      if (o + 13 !== bodyEnd) return -BODY_LEFTOVER; // :10
      break;
    }

    case 21: {
      // File Done
      if (bodyEnd - o < 7) return -BODY_TRUNCATED_2;
      break;
    }

    case 22: {
      // Taken
      if (bodyEnd - o < 9) return -BODY_TRUNCATED_2;
      if (o + 9 !== bodyEnd) return -BODY_LEFTOVER; // :10
      break;
    }

    case 23: {
      // Ended
      if (bodyEnd - o < 6) return -BODY_TRUNCATED_2;
      if (o + 6 !== bodyEnd) return -BODY_LEFTOVER; // :10
      break;
    }

    case 24: {
      // Refused
      break;
    }

    default: {
    }
  }

  if (bodyEnd !== messageEnd) return -LEFTOVER; // :7
  return messageEnd;
}

/** Where Body begins. */
export function bodyStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Body ends. */
export function bodyEnd(b: Uint8Array, o: number): number {
  return o + 5 + length(b, o);
}

/** Where Environment begins. */
export function runEnvironmentStart(b: Uint8Array, o: number): number {
  return o + 17;
}

/** Where Environment ends. */
export function runEnvironmentEnd(b: Uint8Array, o: number): number {
  return o + 17 + runEnvironmentLength(b, o);
}

/** Where Words begins. */
export function runWordsStart(b: Uint8Array, o: number): number {
  return runEnvironmentEnd(b, o);
}

/** Where Words ends. */
export function runWordsEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Octets begins. */
export function inputOctetsStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Octets ends. */
export function inputOctetsEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Nothing begins. */
export function inputEndedNothingStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Nothing ends. */
export function inputEndedNothingEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Nothing begins. */
export function interruptNothingStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Nothing ends. */
export function interruptNothingEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Nothing begins. */
export function inputWantedNothingStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Nothing ends. */
export function inputWantedNothingEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Octets begins. */
export function outputOctetsStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Octets ends. */
export function outputOctetsEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Octets begins. */
export function complaintOctetsStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Octets ends. */
export function complaintOctetsEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Name begins. */
export function openFileNameStart(b: Uint8Array, o: number): number {
  return o + 8;
}

/** Where Name ends. */
export function openFileNameEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Octets begins. */
export function fileOctetsOctetsStart(b: Uint8Array, o: number): number {
  return o + 7;
}

/** Where Octets ends. */
export function fileOctetsOctetsEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Name begins. */
export function readFileNameStart(b: Uint8Array, o: number): number {
  return o + 17;
}

/** Where Name ends. */
export function readFileNameEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Octets begins. */
export function filePieceOctetsStart(b: Uint8Array, o: number): number {
  return o + 7;
}

/** Where Octets ends. */
export function filePieceOctetsEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Name begins. */
export function findFileNameStart(b: Uint8Array, o: number): number {
  return o + 7;
}

/** Where Name ends. */
export function findFileNameEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Code begins. */
export function fileDoneCodeStart(b: Uint8Array, o: number): number {
  return o + 7;
}

/** Where Code ends. */
export function fileDoneCodeEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Reason begins. */
export function refusedReasonStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Reason ends. */
export function refusedReasonEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Where Octets begins. */
export function unknownOctetsStart(b: Uint8Array, o: number): number {
  return o + 5;
}

/** Where Octets ends. */
export function unknownOctetsEnd(b: Uint8Array, o: number): number {
  return bodyEnd(b, o);
}

/** Length (32) in 0..1048576. */
export function length(b: Uint8Array, o: number): number {
  return ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
}

export function setLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 24;
  b[o + 1] = value >>> 16;
  b[o + 2] = value >>> 8;
  b[o + 3] = value;
}

/** Type (8). */
export function type(b: Uint8Array, o: number): number {
  return b[o + 4];
}

export function setType(b: Uint8Array, o: number, value: number): void {
  b[o + 4] = value;
}

/** Version (16): The first from either end; versions that differ do not talk. */
export function helloVersion(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setHelloVersion(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** Capabilities (8) in 0..31: bit 0: NET_ACCESS; NET_BIND, NET_LISTEN, NET_RAW, NET_ADMIN. */
export function runCapabilities(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setRunCapabilities(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** Output Is Terminal (1). */
export function runOutputIsTerminal(b: Uint8Array, o: number): number {
  return b[o + 6] >>> 7;
}

export function setRunOutputIsTerminal(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0x7f) | ((value << 7) & 0x80);
}

/** Errors Are Terminal (1). */
export function runErrorsAreTerminal(b: Uint8Array, o: number): number {
  return (b[o + 6] >>> 6) & 1;
}

export function setRunErrorsAreTerminal(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0xbf) | ((value << 6) & 0x40);
}

/** No Color (1). */
export function runNoColor(b: Uint8Array, o: number): number {
  return (b[o + 6] >>> 5) & 1;
}

export function setRunNoColor(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0xdf) | ((value << 5) & 0x20);
}

/** Input Is Terminal (1). */
export function runInputIsTerminal(b: Uint8Array, o: number): number {
  return (b[o + 6] >>> 4) & 1;
}

export function setRunInputIsTerminal(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0xef) | ((value << 4) & 0x10);
}

/** Unused (4) = 0. */
export function runUnused(b: Uint8Array, o: number): number {
  return b[o + 6] & 0xf;
}

export function setRunUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 6] = (b[o + 6] & 0xf0) | (value & 0xf);
}

/** Columns (16). */
export function runColumns(b: Uint8Array, o: number): number {
  return (b[o + 7] << 8) | b[o + 8];
}

export function setRunColumns(b: Uint8Array, o: number, value: number): void {
  b[o + 7] = value >>> 8;
  b[o + 8] = value;
}

/** Rows (16). */
export function runRows(b: Uint8Array, o: number): number {
  return (b[o + 9] << 8) | b[o + 10];
}

export function setRunRows(b: Uint8Array, o: number, value: number): void {
  b[o + 9] = value >>> 8;
  b[o + 10] = value;
}

/** Process ID (32): of the command, as its machine has it. */
export function runProcessId(b: Uint8Array, o: number): number {
  return ((b[o + 11] << 24) | (b[o + 12] << 16) | (b[o + 13] << 8) | b[o + 14]) >>> 0;
}

export function setRunProcessId(b: Uint8Array, o: number, value: number): void {
  b[o + 11] = value >>> 24;
  b[o + 12] = value >>> 16;
  b[o + 13] = value >>> 8;
  b[o + 14] = value;
}

/** Environment Length (16). */
export function runEnvironmentLength(b: Uint8Array, o: number): number {
  return (b[o + 15] << 8) | b[o + 16];
}

export function setRunEnvironmentLength(b: Uint8Array, o: number, value: number): void {
  b[o + 15] = value >>> 8;
  b[o + 16] = value;
}

/** Columns (16). */
export function resizedColumns(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setResizedColumns(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** Rows (16). */
export function resizedRows(b: Uint8Array, o: number): number {
  return (b[o + 7] << 8) | b[o + 8];
}

export function setResizedRows(b: Uint8Array, o: number, value: number): void {
  b[o + 7] = value >>> 8;
  b[o + 8] = value;
}

/** Is Raw (1): Each key as it is pressed, and not shown; or lines again. */
export function rawInputIsRaw(b: Uint8Array, o: number): number {
  return b[o + 5] >>> 7;
}

export function setRawInputIsRaw(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = (b[o + 5] & 0x7f) | ((value << 7) & 0x80);
}

/** Unused (7) = 0: Each key as it is pressed, and not shown; or lines again. */
export function rawInputUnused(b: Uint8Array, o: number): number {
  return b[o + 5] & 0x7f;
}

export function setRawInputUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = (b[o + 5] & 0x80) | (value & 0x7f);
}

/** File (16). */
export function openFileFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setOpenFileFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** Appends (1). */
export function openFileAppends(b: Uint8Array, o: number): number {
  return b[o + 7] >>> 7;
}

export function setOpenFileAppends(b: Uint8Array, o: number, value: number): void {
  b[o + 7] = (b[o + 7] & 0x7f) | ((value << 7) & 0x80);
}

/** Unused (7) = 0. */
export function openFileUnused(b: Uint8Array, o: number): number {
  return b[o + 7] & 0x7f;
}

export function setOpenFileUnused(b: Uint8Array, o: number, value: number): void {
  b[o + 7] = (b[o + 7] & 0x80) | (value & 0x7f);
}

/** File (16). */
export function fileOctetsFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setFileOctetsFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** File (16). */
export function closeFileFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setCloseFileFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** File (16): A piece of a file, from there on; nothing is in it where the file ends. */
export function readFileFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setReadFileFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** From (48): A piece of a file, from there on; nothing is in it where the file ends. */
export function readFileFrom(b: Uint8Array, o: number): number {
  return (
    ((b[o + 7] << 8) | b[o + 8]) * 0x100000000 +
    (((b[o + 9] << 24) | (b[o + 10] << 16) | (b[o + 11] << 8) | b[o + 12]) >>> 0)
  );
}

export function setReadFileFrom(b: Uint8Array, o: number, value: number): void {
  b[o + 7] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 8] = Math.floor(value / 0x100000000);
  b[o + 9] = (value >>> 0) >>> 24;
  b[o + 10] = (value >>> 0) >>> 16;
  b[o + 11] = (value >>> 0) >>> 8;
  b[o + 12] = value >>> 0;
}

/** Octets Max (32): A piece of a file, from there on; nothing is in it where the file ends. */
export function readFileOctetsMax(b: Uint8Array, o: number): number {
  return ((b[o + 13] << 24) | (b[o + 14] << 16) | (b[o + 15] << 8) | b[o + 16]) >>> 0;
}

export function setReadFileOctetsMax(b: Uint8Array, o: number, value: number): void {
  b[o + 13] = value >>> 24;
  b[o + 14] = value >>> 16;
  b[o + 15] = value >>> 8;
  b[o + 16] = value;
}

/** File (16). */
export function filePieceFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setFilePieceFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** File (16). */
export function findFileFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setFindFileFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** File (16). */
export function fileFoundFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setFileFoundFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** Octets (48). */
export function fileFoundOctets(b: Uint8Array, o: number): number {
  return (
    ((b[o + 7] << 8) | b[o + 8]) * 0x100000000 +
    (((b[o + 9] << 24) | (b[o + 10] << 16) | (b[o + 11] << 8) | b[o + 12]) >>> 0)
  );
}

export function setFileFoundOctets(b: Uint8Array, o: number, value: number): void {
  b[o + 7] = Math.floor(value / 0x100000000) >>> 8;
  b[o + 8] = Math.floor(value / 0x100000000);
  b[o + 9] = (value >>> 0) >>> 24;
  b[o + 10] = (value >>> 0) >>> 16;
  b[o + 11] = (value >>> 0) >>> 8;
  b[o + 12] = value >>> 0;
}

/** File (16): What became of a file: nothing in it is success. */
export function fileDoneFile(b: Uint8Array, o: number): number {
  return (b[o + 5] << 8) | b[o + 6];
}

export function setFileDoneFile(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 8;
  b[o + 6] = value;
}

/** Octets (32): The receiver has so much room again for what is printed or written. */
export function takenOctets(b: Uint8Array, o: number): number {
  return ((b[o + 5] << 24) | (b[o + 6] << 16) | (b[o + 7] << 8) | b[o + 8]) >>> 0;
}

export function setTakenOctets(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value >>> 24;
  b[o + 6] = value >>> 16;
  b[o + 7] = value >>> 8;
  b[o + 8] = value;
}

/** Status (8). */
export function endedStatus(b: Uint8Array, o: number): number {
  return b[o + 5];
}

export function setEndedStatus(b: Uint8Array, o: number, value: number): void {
  b[o + 5] = value;
}

/** How many octets the Message at o still needs, at least, behind end: 0 when it is whole. */
export function neededMessage(b: Uint8Array, o: number, end: number): number {
  if (end < o + 4) return o + 4 - end;
  const whole = o + length(b, o) + 5;
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Message over b[o, end), around what already stands there. */
export function writeMessage(b: Uint8Array, o: number, end: number, type: number): void {
  b[o] = (end - o - 5) >>> 24;
  b[o + 1] = (end - o - 5) >>> 16;
  b[o + 2] = (end - o - 5) >>> 8;
  b[o + 3] = end - o - 5;
  b[o + 4] = type;
}

/**
 * Whether b[o, end) begins with a sound Word: OK, or the first rule of the spec that it breaks.
 */
export function checkWord(b: Uint8Array, o: number, end: number): number {
  const at = scanWord(b, o, end);
  return at < 0 ? -at : OK;
}

/** As checkWord(), but answers where the Word ends, or minus the broken rule. */
export function scanWord(b: Uint8Array, o: number, end: number): number {
  if (end - o < 2) return -WORD_TRUNCATED;
  const textLength = (b[o] << 8) | b[o + 1];
  const textEnd = o + 2 + textLength;
  if (textEnd > end) return -WORD_TEXT_TRUNCATED; // :55
  return textEnd;
}

/** Where Text begins. */
export function wordTextStart(b: Uint8Array, o: number): number {
  return o + 2;
}

/** Where Text ends. */
export function wordTextEnd(b: Uint8Array, o: number): number {
  return o + 2 + wordTextLength(b, o);
}

/** Text Length (16) in 0..65535. */
export function wordTextLength(b: Uint8Array, o: number): number {
  return (b[o] << 8) | b[o + 1];
}

export function setWordTextLength(b: Uint8Array, o: number, value: number): void {
  b[o] = value >>> 8;
  b[o + 1] = value;
}

/** How many octets the Word at o still needs, at least, behind end: 0 when it is whole. */
export function neededWord(b: Uint8Array, o: number, end: number): number {
  if (end < o + 2) return o + 2 - end;
  const whole = wordTextEnd(b, o);
  return whole > end ? whole - end : 0;
}

/** Writes the fixed fields of a Word over b[o, end), around what already stands there. */
export function writeWord(b: Uint8Array, o: number, end: number): void {
  b[o] = (end - (o + 2)) >>> 8;
  b[o + 1] = end - (o + 2);
}

// @generated from spec/application/control.protocol: change that, then npm run generate.
/**
 * Control as plain values. Readers trust a passed check; decoders check first. Writers
 * find lengths, counts, tags and checksums themselves, and throw a RangeError that names a
 * field whose value does not fit.
 */
import { cursor } from '../../runtime/base/cursor.ts';
import { putText, readText } from '../../runtime/base/text.ts';
import { derived, encoded, fits } from '../../runtime/base/values.ts';
import { put } from '../../runtime/base/octets.ts';
import { checkMessage, checkWord } from './control.wire.ts';
export type MessageBody =
  | {
      readonly is: 'hello'; /** Version (16): The first from either end; versions that differ do not talk. */
      readonly version: number;
    }
  | {
      readonly is: 'run'; /** Capabilities (8) in 0..31: bit 0: NET_ACCESS; NET_BIND, NET_LISTEN, NET_RAW, NET_ADMIN. */
      readonly capabilities: number;
      /** Output Is Terminal (1). */
      readonly outputIsTerminal: boolean;
      /** Errors Are Terminal (1). */
      readonly errorsAreTerminal: boolean;
      /** No Color (1). */
      readonly noColor: boolean;
      /** Input Is Terminal (1). */
      readonly inputIsTerminal: boolean;
      /** Columns (16). */
      readonly columns: number;
      /** Rows (16). */
      readonly rows: number;
      /** Process ID (32): of the command, as its machine has it. */
      readonly processId: number;
      /** Environment: NAME=VALUE. */
      readonly environment: readonly Word[];
      /** Words. */
      readonly words: readonly Word[];
    }
  | { readonly is: 'input'; /** Octets. */ readonly octets: Uint8Array }
  | { readonly is: 'inputEnded'; /** Nothing. */ readonly nothing: Uint8Array }
  | { readonly is: 'interrupt'; /** Nothing. */ readonly nothing: Uint8Array }
  | {
      readonly is: 'resized'; /** Columns (16). */
      readonly columns: number;
      /** Rows (16). */
      readonly rows: number;
    }
  | {
      readonly is: 'rawInput'; /** Is Raw (1): Each key as it is pressed, and not shown; or lines again. */
      readonly isRaw: boolean;
    }
  | {
      readonly is: 'inputWanted'; /** Nothing: Until then nothing is read: what is not wanted may be for another command. */
      readonly nothing: Uint8Array;
    }
  | { readonly is: 'output'; /** Octets. */ readonly octets: Uint8Array }
  | { readonly is: 'complaint'; /** Octets. */ readonly octets: Uint8Array }
  | {
      readonly is: 'openFile'; /** File (16). */
      readonly file: number;
      /** Appends (1). */
      readonly appends: boolean;
      /** Name. */
      readonly name: string;
    }
  | {
      readonly is: 'fileOctets'; /** File (16). */
      readonly file: number;
      /** Octets. */
      readonly octets: Uint8Array;
    }
  | { readonly is: 'closeFile'; /** File (16). */ readonly file: number }
  | {
      readonly is: 'readFile'; /** File (16): A piece of a file, from there on; nothing is in it where the file ends. */
      readonly file: number;
      /** From (48): A piece of a file, from there on; nothing is in it where the file ends. */
      readonly from: number;
      /** Octets Max (32): A piece of a file, from there on; nothing is in it where the file ends. */
      readonly octetsMax: number;
      /** Name: A piece of a file, from there on; nothing is in it where the file ends. */
      readonly name: string;
    }
  | {
      readonly is: 'filePiece'; /** File (16). */
      readonly file: number;
      /** Octets. */
      readonly octets: Uint8Array;
    }
  | {
      readonly is: 'findFile'; /** File (16). */
      readonly file: number;
      /** Name. */
      readonly name: string;
    }
  | {
      readonly is: 'fileFound'; /** File (16). */
      readonly file: number;
      /** Octets (48). */
      readonly octets: number;
    }
  | {
      readonly is: 'fileDone'; /** File (16): What became of a file: nothing in it is success. */
      readonly file: number;
      /** Code: What became of a file: nothing in it is success. */
      readonly code: string;
    }
  | {
      readonly is: 'taken'; /** Octets (32): The receiver has so much room again for what is printed or written. */
      readonly octets: number;
    }
  | { readonly is: 'ended'; /** Status (8). */ readonly status: number }
  | { readonly is: 'refused'; /** Reason. */ readonly reason: string }
  | {
      readonly is: 'unknown';
      readonly type: number;
      /** Octets. */
      readonly octets: Uint8Array;
    };
export interface Message {
  /** Body. */
  readonly body: MessageBody;
}

/** The Message at o, which a check has found sound. */
export function readMessage(b: Uint8Array, o: number, end: number): Message {
  const length = ((b[o] << 24) | (b[o + 1] << 16) | (b[o + 2] << 8) | b[o + 3]) >>> 0;
  const ownEnd = o + length + 5;
  const type = b[o + 4];
  const bodyEnd = o + 5 + length;
  let body: MessageBody;
  switch (type) {
    case 1: {
      // Hello
      body = { is: 'hello', version: (b[o + 5] << 8) | b[o + 6] };
      break;
    }

    case 2: {
      // Run
      const environmentLength = (b[o + 15] << 8) | b[o + 16];
      const environment: Word[] = [];
      let environmentAt = o + 17;
      const environmentEnd = o + 17 + environmentLength;
      while (environmentAt < environmentEnd) {
        environment.push(readWord(b, environmentAt, environmentEnd));
        environmentAt = cursor.at;
      }

      const words: Word[] = [];
      let wordsAt = environmentEnd;
      while (wordsAt < bodyEnd) {
        words.push(readWord(b, wordsAt, bodyEnd));
        wordsAt = cursor.at;
      }

      body = {
        is: 'run',
        capabilities: b[o + 5],
        outputIsTerminal: b[o + 6] >>> 7 === 1,
        errorsAreTerminal: ((b[o + 6] >>> 6) & 1) === 1,
        noColor: ((b[o + 6] >>> 5) & 1) === 1,
        inputIsTerminal: ((b[o + 6] >>> 4) & 1) === 1,
        columns: (b[o + 7] << 8) | b[o + 8],
        rows: (b[o + 9] << 8) | b[o + 10],
        processId: ((b[o + 11] << 24) | (b[o + 12] << 16) | (b[o + 13] << 8) | b[o + 14]) >>> 0,
        environment,
        words,
      };
      break;
    }

    case 3: {
      // Input
      body = { is: 'input', octets: b.subarray(o + 5, bodyEnd) };
      break;
    }

    case 4: {
      // Input Ended
      body = { is: 'inputEnded', nothing: b.subarray(o + 5, bodyEnd) };
      break;
    }

    case 5: {
      // Interrupt
      body = { is: 'interrupt', nothing: b.subarray(o + 5, bodyEnd) };
      break;
    }

    case 6: {
      // Resized
      body = {
        is: 'resized',
        columns: (b[o + 5] << 8) | b[o + 6],
        rows: (b[o + 7] << 8) | b[o + 8],
      };
      break;
    }

    case 26: {
      // Raw Input
      body = { is: 'rawInput', isRaw: b[o + 5] >>> 7 === 1 };
      break;
    }

    case 25: {
      // Input Wanted
      body = { is: 'inputWanted', nothing: b.subarray(o + 5, bodyEnd) };
      break;
    }

    case 16: {
      // Output
      body = { is: 'output', octets: b.subarray(o + 5, bodyEnd) };
      break;
    }

    case 17: {
      // Complaint
      body = { is: 'complaint', octets: b.subarray(o + 5, bodyEnd) };
      break;
    }

    case 18: {
      // Open File
      body = {
        is: 'openFile',
        file: (b[o + 5] << 8) | b[o + 6],
        appends: b[o + 7] >>> 7 === 1,
        name: readText(b, o + 8, bodyEnd),
      };
      break;
    }

    case 19: {
      // File Octets
      body = {
        is: 'fileOctets',
        file: (b[o + 5] << 8) | b[o + 6],
        octets: b.subarray(o + 7, bodyEnd),
      };
      break;
    }

    case 20: {
      // Close File
      body = { is: 'closeFile', file: (b[o + 5] << 8) | b[o + 6] };
      break;
    }

    case 27: {
      // Read File
      body = {
        is: 'readFile',
        file: (b[o + 5] << 8) | b[o + 6],
        from:
          ((b[o + 7] << 8) | b[o + 8]) * 0x100000000 +
          (((b[o + 9] << 24) | (b[o + 10] << 16) | (b[o + 11] << 8) | b[o + 12]) >>> 0),
        octetsMax: ((b[o + 13] << 24) | (b[o + 14] << 16) | (b[o + 15] << 8) | b[o + 16]) >>> 0,
        name: readText(b, o + 17, bodyEnd),
      };
      break;
    }

    case 7: {
      // File Piece
      body = {
        is: 'filePiece',
        file: (b[o + 5] << 8) | b[o + 6],
        octets: b.subarray(o + 7, bodyEnd),
      };
      break;
    }

    case 28: {
      // Find File
      body = {
        is: 'findFile',
        file: (b[o + 5] << 8) | b[o + 6],
        name: readText(b, o + 7, bodyEnd),
      };
      break;
    }

    case 8: {
      // File Found
      body = {
        is: 'fileFound',
        file: (b[o + 5] << 8) | b[o + 6],
        octets:
          ((b[o + 7] << 8) | b[o + 8]) * 0x100000000 +
          (((b[o + 9] << 24) | (b[o + 10] << 16) | (b[o + 11] << 8) | b[o + 12]) >>> 0),
      };
      break;
    }

    case 21: {
      // File Done
      body = {
        is: 'fileDone',
        file: (b[o + 5] << 8) | b[o + 6],
        code: readText(b, o + 7, bodyEnd),
      };
      break;
    }

    case 22: {
      // Taken
      body = {
        is: 'taken',
        octets: ((b[o + 5] << 24) | (b[o + 6] << 16) | (b[o + 7] << 8) | b[o + 8]) >>> 0,
      };
      break;
    }

    case 23: {
      // Ended
      body = { is: 'ended', status: b[o + 5] };
      break;
    }

    case 24: {
      // Refused
      body = { is: 'refused', reason: readText(b, o + 5, bodyEnd) };
      break;
    }

    default: {
      body = { is: 'unknown', type: type, octets: b.subarray(o + 5, bodyEnd) };
      break;
    }
  }

  cursor.at = ownEnd;
  return { body };
}

/** Writes a Message at o and answers its end. */
export function writeMessage(v: Message, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  b[o + 2] = 0;
  b[o + 3] = 0;
  const typeTag =
    v.body.is === 'hello'
      ? 1
      : v.body.is === 'run'
        ? 2
        : v.body.is === 'input'
          ? 3
          : v.body.is === 'inputEnded'
            ? 4
            : v.body.is === 'interrupt'
              ? 5
              : v.body.is === 'resized'
                ? 6
                : v.body.is === 'rawInput'
                  ? 26
                  : v.body.is === 'inputWanted'
                    ? 25
                    : v.body.is === 'output'
                      ? 16
                      : v.body.is === 'complaint'
                        ? 17
                        : v.body.is === 'openFile'
                          ? 18
                          : v.body.is === 'fileOctets'
                            ? 19
                            : v.body.is === 'closeFile'
                              ? 20
                              : v.body.is === 'readFile'
                                ? 27
                                : v.body.is === 'filePiece'
                                  ? 7
                                  : v.body.is === 'findFile'
                                    ? 28
                                    : v.body.is === 'fileFound'
                                      ? 8
                                      : v.body.is === 'fileDone'
                                        ? 21
                                        : v.body.is === 'taken'
                                          ? 22
                                          : v.body.is === 'ended'
                                            ? 23
                                            : v.body.is === 'refused'
                                              ? 24
                                              : v.body.type;
  b[o + 4] = fits(typeTag, 255, 'Message.Type');
  const body = v.body;
  let bodyEnd = o + 5;
  switch (body.is) {
    case 'hello': {
      const versionWord = fits(body.version, 65535, 'Message.Body.Hello.Version');
      b[o + 5] = versionWord >>> 8;
      b[o + 6] = versionWord;
      bodyEnd = o + 7;
      break;
    }

    case 'run': {
      b[o + 5] = fits(body.capabilities, 255, 'Message.Body.Run.Capabilities');
      b[o + 6] =
        ((body.outputIsTerminal ? 1 : 0) << 7) |
        ((body.errorsAreTerminal ? 1 : 0) << 6) |
        ((body.noColor ? 1 : 0) << 5) |
        ((body.inputIsTerminal ? 1 : 0) << 4);
      const columnsWord = fits(body.columns, 65535, 'Message.Body.Run.Columns');
      b[o + 7] = columnsWord >>> 8;
      b[o + 8] = columnsWord;
      const rowsWord = fits(body.rows, 65535, 'Message.Body.Run.Rows');
      b[o + 9] = rowsWord >>> 8;
      b[o + 10] = rowsWord;
      const processIdWord = fits(body.processId, 4294967295, 'Message.Body.Run.Process ID');
      b[o + 11] = processIdWord >>> 24;
      b[o + 12] = processIdWord >>> 16;
      b[o + 13] = processIdWord >>> 8;
      b[o + 14] = processIdWord;
      b[o + 15] = 0;
      b[o + 16] = 0;
      let environmentAt = o + 17;
      for (const environmentItem of body.environment) {
        environmentAt = writeWord(environmentItem, b, environmentAt);
      }

      let wordsAt = environmentAt;
      for (const wordsItem of body.words) {
        wordsAt = writeWord(wordsItem, b, wordsAt);
      }

      const environmentLengthValue = derived(
        environmentAt - (o + 17),
        1,
        0,
        65535,
        'Message.Body.Run.Environment Length',
      );
      b[o + 15] = environmentLengthValue >>> 8;
      b[o + 16] = environmentLengthValue;
      bodyEnd = wordsAt;
      break;
    }

    case 'input': {
      const octetsEnd = put(b, o + 5, body.octets);
      bodyEnd = octetsEnd;
      break;
    }

    case 'inputEnded': {
      const nothingEnd = put(b, o + 5, body.nothing);
      bodyEnd = nothingEnd;
      break;
    }

    case 'interrupt': {
      const nothingEnd = put(b, o + 5, body.nothing);
      bodyEnd = nothingEnd;
      break;
    }

    case 'resized': {
      const columnsWord = fits(body.columns, 65535, 'Message.Body.Resized.Columns');
      b[o + 5] = columnsWord >>> 8;
      b[o + 6] = columnsWord;
      const rowsWord = fits(body.rows, 65535, 'Message.Body.Resized.Rows');
      b[o + 7] = rowsWord >>> 8;
      b[o + 8] = rowsWord;
      bodyEnd = o + 9;
      break;
    }

    case 'rawInput': {
      b[o + 5] = (body.isRaw ? 1 : 0) << 7;
      bodyEnd = o + 6;
      break;
    }

    case 'inputWanted': {
      const nothingEnd = put(b, o + 5, body.nothing);
      bodyEnd = nothingEnd;
      break;
    }

    case 'output': {
      const octetsEnd = put(b, o + 5, body.octets);
      bodyEnd = octetsEnd;
      break;
    }

    case 'complaint': {
      const octetsEnd = put(b, o + 5, body.octets);
      bodyEnd = octetsEnd;
      break;
    }

    case 'openFile': {
      const fileWord = fits(body.file, 65535, 'Message.Body.Open File.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      b[o + 7] = (body.appends ? 1 : 0) << 7;
      const nameEnd = putText(b, o + 8, body.name);
      bodyEnd = nameEnd;
      break;
    }

    case 'fileOctets': {
      const fileWord = fits(body.file, 65535, 'Message.Body.File Octets.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      const octetsEnd = put(b, o + 7, body.octets);
      bodyEnd = octetsEnd;
      break;
    }

    case 'closeFile': {
      const fileWord = fits(body.file, 65535, 'Message.Body.Close File.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      bodyEnd = o + 7;
      break;
    }

    case 'readFile': {
      const fileWord = fits(body.file, 65535, 'Message.Body.Read File.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      const fromWord = fits(body.from, 281474976710655, 'Message.Body.Read File.From');
      b[o + 7] = Math.floor(fromWord / 0x100000000) >>> 8;
      b[o + 8] = Math.floor(fromWord / 0x100000000);
      b[o + 9] = (fromWord >>> 0) >>> 24;
      b[o + 10] = (fromWord >>> 0) >>> 16;
      b[o + 11] = (fromWord >>> 0) >>> 8;
      b[o + 12] = fromWord >>> 0;
      const octetsMaxWord = fits(body.octetsMax, 4294967295, 'Message.Body.Read File.Octets Max');
      b[o + 13] = octetsMaxWord >>> 24;
      b[o + 14] = octetsMaxWord >>> 16;
      b[o + 15] = octetsMaxWord >>> 8;
      b[o + 16] = octetsMaxWord;
      const nameEnd = putText(b, o + 17, body.name);
      bodyEnd = nameEnd;
      break;
    }

    case 'filePiece': {
      const fileWord = fits(body.file, 65535, 'Message.Body.File Piece.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      const octetsEnd = put(b, o + 7, body.octets);
      bodyEnd = octetsEnd;
      break;
    }

    case 'findFile': {
      const fileWord = fits(body.file, 65535, 'Message.Body.Find File.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      const nameEnd = putText(b, o + 7, body.name);
      bodyEnd = nameEnd;
      break;
    }

    case 'fileFound': {
      const fileWord = fits(body.file, 65535, 'Message.Body.File Found.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      const octetsWord = fits(body.octets, 281474976710655, 'Message.Body.File Found.Octets');
      b[o + 7] = Math.floor(octetsWord / 0x100000000) >>> 8;
      b[o + 8] = Math.floor(octetsWord / 0x100000000);
      b[o + 9] = (octetsWord >>> 0) >>> 24;
      b[o + 10] = (octetsWord >>> 0) >>> 16;
      b[o + 11] = (octetsWord >>> 0) >>> 8;
      b[o + 12] = octetsWord >>> 0;
      bodyEnd = o + 13;
      break;
    }

    case 'fileDone': {
      const fileWord = fits(body.file, 65535, 'Message.Body.File Done.File');
      b[o + 5] = fileWord >>> 8;
      b[o + 6] = fileWord;
      const codeEnd = putText(b, o + 7, body.code);
      bodyEnd = codeEnd;
      break;
    }

    case 'taken': {
      const octetsWord = fits(body.octets, 4294967295, 'Message.Body.Taken.Octets');
      b[o + 5] = octetsWord >>> 24;
      b[o + 6] = octetsWord >>> 16;
      b[o + 7] = octetsWord >>> 8;
      b[o + 8] = octetsWord;
      bodyEnd = o + 9;
      break;
    }

    case 'ended': {
      b[o + 5] = fits(body.status, 255, 'Message.Body.Ended.Status');
      bodyEnd = o + 6;
      break;
    }

    case 'refused': {
      const reasonEnd = putText(b, o + 5, body.reason);
      bodyEnd = reasonEnd;
      break;
    }

    case 'unknown': {
      const octetsEnd = put(b, o + 5, body.octets);
      bodyEnd = octetsEnd;
      break;
    }
  }

  const lengthValue = derived(bodyEnd - o, 1, 5, 4294967295, 'Message.Length');
  b[o] = lengthValue >>> 24;
  b[o + 1] = lengthValue >>> 16;
  b[o + 2] = lengthValue >>> 8;
  b[o + 3] = lengthValue;
  return bodyEnd;
}

/** The octets of a Message. */
export function encodeMessage(v: Message): Uint8Array {
  return encoded((b) => writeMessage(v, b, 0));
}

/** The Message in b, or the code of the rule it breaks. */
export function decodeMessage(
  b: Uint8Array,
): { readonly ok: true; readonly value: Message } | { readonly ok: false; readonly fault: number } {
  const fault = checkMessage(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readMessage(b, 0, b.length) } : { ok: false, fault };
}

export interface Word {
  /** Text. */
  readonly text: string;
}

/** The Word at o, which a check has found sound. */
export function readWord(b: Uint8Array, o: number, end: number): Word {
  const textLength = (b[o] << 8) | b[o + 1];
  const textEnd = o + 2 + textLength;
  cursor.at = textEnd;
  return { text: readText(b, o + 2, textEnd) };
}

/** Writes a Word at o and answers its end. */
export function writeWord(v: Word, b: Uint8Array, o: number): number {
  b[o] = 0;
  b[o + 1] = 0;
  const textEnd = putText(b, o + 2, v.text);
  const textLengthValue = derived(textEnd - (o + 2), 1, 0, 65535, 'Word.Text Length');
  b[o] = textLengthValue >>> 8;
  b[o + 1] = textLengthValue;
  return textEnd;
}

/** The octets of a Word. */
export function encodeWord(v: Word): Uint8Array {
  return encoded((b) => writeWord(v, b, 0));
}

/** The Word in b, or the code of the rule it breaks. */
export function decodeWord(
  b: Uint8Array,
): { readonly ok: true; readonly value: Word } | { readonly ok: false; readonly fault: number } {
  const fault = checkWord(b, 0, b.length);
  return fault === 0 ? { ok: true, value: readWord(b, 0, b.length) } : { ok: false, fault };
}

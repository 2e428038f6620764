// @generated from spec/application/control.protocol: change that, then npm run generate.
/**
 * Control: makers of valid values. `d` chooses, `room` is how many octets there are for it.
 */
import { sizeOf, textOctets, type Draw } from '../../runtime/base/draw.ts';
import { writeWord } from './control.value.ts';
import type * as v from './control.value.ts';

/** A valid Message. */
export function makeMessage(d: Draw, room: number): v.Message {
  let at = 0;
  const start = at;
  const limit = Math.min(room, start + 1048581);
  at += 4;
  at += 1;
  const type = d.tag(
    [
      [1, 1, 2],
      [2, 2, 12],
      [3, 3, 0],
      [4, 4, 0],
      [5, 5, 0],
      [6, 6, 4],
      [26, 26, 1],
      [25, 25, 0],
      [16, 16, 0],
      [17, 17, 0],
      [18, 18, 3],
      [19, 19, 2],
      [20, 20, 2],
      [27, 27, 12],
      [7, 7, 2],
      [28, 28, 2],
      [8, 8, 8],
      [21, 21, 2],
      [22, 22, 4],
      [23, 23, 1],
      [24, 24, 0],
      [0, 0, 0],
      [9, 15, 0],
      [29, 255, 0],
    ],
    limit - at,
  );
  let body: NonNullable<v.Message['body']>;
  const start2 = at;
  const limit2 = start2 + 0;
  switch (type) {
    case 1: {
      // Hello
      const version = d.integer(0, 65535);
      at += 2;
      body = { is: 'hello', version };
      break;
    }

    case 2: {
      // Run
      const capabilities = d.integer(0, 31);
      const outputIsTerminal = d.flag();
      const errorsAreTerminal = d.flag();
      const noColor = d.flag();
      const inputIsTerminal = d.flag();
      const columns = d.integer(0, 65535);
      const rows = d.integer(0, 65535);
      const processId = d.integer(0, 4294967295);
      at += 12;
      const start3 = at;
      const limit3 = Math.min(limit2, start3 + 65535);
      const environment: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'run' }>['environment']
      >[number][] = [];
      let tries = 0;
      while (limit3 - at >= 2) {
        const item = makeWord(d, limit3 - at);
        const took = sizeOf((b) => writeWord(item, b, 0));
        if (at + took > limit3 && tries++ < 20) continue;
        at += took;
        environment.push(item);
      }

      const limit4 = limit2;
      const words: NonNullable<
        Extract<NonNullable<v.Message['body']>, { is: 'run' }>['words']
      >[number][] = [];
      let tries2 = 0;
      while (limit4 - at >= 2) {
        const item2 = makeWord(d, limit4 - at);
        const took2 = sizeOf((b) => writeWord(item2, b, 0));
        if (at + took2 > limit4 && tries2++ < 20) continue;
        at += took2;
        words.push(item2);
      }

      body = {
        is: 'run',
        capabilities,
        outputIsTerminal,
        errorsAreTerminal,
        noColor,
        inputIsTerminal,
        columns,
        rows,
        processId,
        environment,
        words,
      };
      break;
    }

    case 3: {
      // Input
      const octets = d.octets(limit2 - at);
      at += octets.length;
      body = { is: 'input', octets };
      break;
    }

    case 4: {
      // Input Ended
      const nothing = d.octets(limit2 - at);
      at += nothing.length;
      body = { is: 'inputEnded', nothing };
      break;
    }

    case 5: {
      // Interrupt
      const nothing = d.octets(limit2 - at);
      at += nothing.length;
      body = { is: 'interrupt', nothing };
      break;
    }

    case 6: {
      // Resized
      const columns = d.integer(0, 65535);
      const rows = d.integer(0, 65535);
      at += 4;
      body = { is: 'resized', columns, rows };
      break;
    }

    case 26: {
      // Raw Input
      const isRaw = d.flag();
      at += 1;
      body = { is: 'rawInput', isRaw };
      break;
    }

    case 25: {
      // Input Wanted
      const nothing = d.octets(limit2 - at);
      at += nothing.length;
      body = { is: 'inputWanted', nothing };
      break;
    }

    case 16: {
      // Output
      const octets = d.octets(limit2 - at);
      at += octets.length;
      body = { is: 'output', octets };
      break;
    }

    case 17: {
      // Complaint
      const octets = d.octets(limit2 - at);
      at += octets.length;
      body = { is: 'complaint', octets };
      break;
    }

    case 18: {
      // Open File
      const file = d.integer(0, 65535);
      const appends = d.flag();
      at += 3;
      const name = d.text(limit2 - at);
      at += textOctets(name);
      body = { is: 'openFile', file, appends, name };
      break;
    }

    case 19: {
      // File Octets
      const file = d.integer(0, 65535);
      at += 2;
      const octets = d.octets(limit2 - at);
      at += octets.length;
      body = { is: 'fileOctets', file, octets };
      break;
    }

    case 20: {
      // Close File
      const file = d.integer(0, 65535);
      at += 2;
      body = { is: 'closeFile', file };
      break;
    }

    case 27: {
      // Read File
      const file = d.integer(0, 65535);
      const from = d.integer(0, 281474976710655);
      const octetsMax = d.integer(0, 4294967295);
      at += 12;
      const name = d.text(limit2 - at);
      at += textOctets(name);
      body = { is: 'readFile', file, from, octetsMax, name };
      break;
    }

    case 7: {
      // File Piece
      const file = d.integer(0, 65535);
      at += 2;
      const octets = d.octets(limit2 - at);
      at += octets.length;
      body = { is: 'filePiece', file, octets };
      break;
    }

    case 28: {
      // Find File
      const file = d.integer(0, 65535);
      at += 2;
      const name = d.text(limit2 - at);
      at += textOctets(name);
      body = { is: 'findFile', file, name };
      break;
    }

    case 8: {
      // File Found
      const file = d.integer(0, 65535);
      const octets = d.integer(0, 281474976710655);
      at += 8;
      body = { is: 'fileFound', file, octets };
      break;
    }

    case 21: {
      // File Done
      const file = d.integer(0, 65535);
      at += 2;
      const code = d.text(limit2 - at);
      at += textOctets(code);
      body = { is: 'fileDone', file, code };
      break;
    }

    case 22: {
      // Taken
      const octets = d.integer(0, 4294967295);
      at += 4;
      body = { is: 'taken', octets };
      break;
    }

    case 23: {
      // Ended
      const status = d.integer(0, 255);
      at += 1;
      body = { is: 'ended', status };
      break;
    }

    case 24: {
      // Refused
      const reason = d.text(limit2 - at);
      at += textOctets(reason);
      body = { is: 'refused', reason };
      break;
    }

    default: {
      const octets = d.octets(limit2 - at);
      at += octets.length;
      body = { is: 'unknown', type: type, octets };
      break;
    }
  }

  return { body };
}

/** A valid Word. */
export function makeWord(d: Draw, room: number): v.Word {
  let at = 0;
  at += 2;
  const textLength = d.length([[0, 65535]], 1, 1, 0, 1, room - at);
  const text = d.text(textLength);
  at += textOctets(text);
  return { text };
}

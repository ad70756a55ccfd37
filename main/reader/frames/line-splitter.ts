import { textFromBytes } from '../bytes.ts';
import { takeEach, type FrameDecoder, type FrameEvent } from './frame-decoder.ts';

const LF = 0x0a;
const CR = 0x0d;
const LONGEST_LINE = 64;

/** What Elatec readers say of themselves when they get power; it begins with a hexadecimal digit. */
const readerGreeting = /^ELA [A-Z]+[0-9.]+$/;

/** Cuts at CR, LF or both and hands each line, without blanks around it, to `judgeLine`. */
export function createLineDecoder(judgeLine: (line: string) => FrameEvent): FrameDecoder {
  let pending: number[] = [];
  let overlong = false;

  function take(byte: number): FrameEvent | null {
    if (byte === CR || byte === LF) return endLine();
    if (overlong) return null;
    pending.push(byte);
    if (pending.length <= LONGEST_LINE) return null;
    pending = [];
    overlong = true;
    return { kind: 'rejected', problem: 'too-long' };
  }

  function endLine(): FrameEvent | null {
    const line = textFromBytes(pending).trim();
    pending = [];
    overlong = false;
    return line === '' || readerGreeting.test(line) ? null : judgeLine(line);
  }

  return {
    push: (bytes) => takeEach(bytes, take),
    dropPartial: () => {
      const rest = textFromBytes(pending);
      pending = [];
      overlong = false;
      if (rest === '') return [];
      return [{ kind: 'rejected', problem: /^[\x20-\x7e]+$/.test(rest) ? 'truncated' : 'noise' }];
    },
  };
}

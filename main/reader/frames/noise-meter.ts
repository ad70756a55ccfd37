import type { FrameEvent } from './frame-decoder.ts';

/** So many bytes that belong to nothing are told at once: a wrong baud rate may never fall silent. */
const LOUD_BYTE_COUNT = 64;

const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;

const noiseEvent: FrameEvent = { kind: 'rejected', problem: 'noise' };

interface NoiseMeter {
  /** Counts a byte outside of every frame; the event, when there is one, is for the operator. */
  skip(byte: number): FrameEvent | null;
  /** A frame was found: what surrounds it until the next silence needs no explanation. */
  explained(): void;
  silence(): FrameEvent | null;
}

/** Tells once a burst that bytes came which were no frame. Line ends around frames are not noise. */
export function createNoiseMeter(): NoiseMeter {
  let byteCount = 0;
  let told = false;

  function tell(): FrameEvent | null {
    if (told || byteCount === 0) return null;
    told = true;
    return noiseEvent;
  }

  return {
    skip: (byte) => {
      if (byte !== NUL && byte !== LF && byte !== CR) byteCount += 1;
      return byteCount >= LOUD_BYTE_COUNT ? tell() : null;
    },
    explained: () => {
      told = true;
    },
    silence: () => {
      const event = tell();
      byteCount = 0;
      told = false;
      return event;
    },
  };
}

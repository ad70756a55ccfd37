import type { Technology } from '../../../contract/card.ts';
import type { ReaderFormat, ReaderProfile } from '../../../contract/reader.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createLineDecDecoder } from './line-dec.ts';
import { createLineHexDecoder } from './line-hex.ts';
import { createStxEtxXorDecoder } from './stx-etx-xor.ts';

type DecoderSettings = Omit<ReaderProfile, 'path' | 'baudRate'>;

const decoders: Readonly<Record<ReaderFormat, (settings: DecoderSettings) => FrameDecoder>> = {
  'stx-etx-xor': createStxEtxXorDecoder,
  'line-hex': (settings) => createLineHexDecoder(technologyOf(settings), settings.transform),
  'line-dec': (settings) => createLineDecDecoder(technologyOf(settings), settings.transform),
};

/** A new decoder, with nothing in it, for a port that has just been opened. */
export function decoderForProfile(settings: DecoderSettings): FrameDecoder {
  return decoders[settings.format](settings);
}

function technologyOf(settings: DecoderSettings): Technology {
  if (settings.technology === undefined) throw new Error(`${settings.format} without a technology`);
  return settings.technology;
}

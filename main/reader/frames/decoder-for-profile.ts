import type { Technology } from '../../../contract/card.ts';
import type { ReaderFormat } from '../../../contract/reader-formats.ts';
import type { ReaderProfile } from '../../../contract/reader.ts';
import { createDez20Decoder } from './dez20.ts';
import { createElectraDecoder } from './electra.ts';
import { createEm10dW26Decoder } from './em-10d-w26.ts';
import { createEm13dW26Decoder } from './em-13d-w26.ts';
import { createEm18Raw12Decoder } from './em18-raw12.ts';
import type { FrameDecoder } from './frame-decoder.ts';
import { createGnetplusAsciiDecoder } from './gnetplus-ascii.ts';
import { createGnetplusBinaryDecoder } from './gnetplus-binary.ts';
import { createGwiotBinaryDecoder } from './gwiot-binary.ts';
import { createLf10CrDecoder } from './lf10cr.ts';
import { createLineDecDecoder } from './line-dec.ts';
import { createLineHexDecoder } from './line-hex.ts';
import { createPcscUidDecoder } from './pcsc-uid.ts';
import { createPromagAutoDecoder } from './promag-auto.ts';
import { createSl025Decoder } from './sl025.ts';
import { createStxEtxXorDecoder } from './stx-etx-xor.ts';
import { createTwn4SimpleDecoder } from './twn4-simple.ts';
import { createVdIdDecoder } from './vd-id.ts';
import { createW26TextDecoder } from './w26-text.ts';

/** What of a profile is about the bytes. */
export type DecoderSettings = Pick<ReaderProfile, 'format' | 'technology' | 'transform' | 'checksum' | 'crc'>;

const decoders: Readonly<Record<ReaderFormat, (settings: DecoderSettings) => FrameDecoder>> = {
  'stx-etx-xor': ({ checksum, transform }) => createStxEtxXorDecoder(checksum, transform),
  'em18-raw12': ({ checksum, transform }) => createEm18Raw12Decoder(checksum, transform),
  lf10cr: ({ transform }) => createLf10CrDecoder(transform),
  'line-hex': (settings) => createLineHexDecoder(technologyOf(settings), settings.transform),
  'line-dec': (settings) => createLineDecDecoder(technologyOf(settings), settings.transform),
  'gwiot-binary': ({ transform }) => createGwiotBinaryDecoder(transform),
  'promag-auto': ({ transform }) => createPromagAutoDecoder(transform),
  'gnetplus-ascii': ({ transform }) => createGnetplusAsciiDecoder(transform),
  'gnetplus-binary': ({ transform, crc }) => createGnetplusBinaryDecoder(transform, crc),
  'twn4-simple': ({ transform, crc }) => createTwn4SimpleDecoder(transform, crc),
  sl025: ({ transform }) => createSl025Decoder(transform),
  dez20: ({ transform }) => createDez20Decoder(transform),
  'vd-id': ({ transform }) => createVdIdDecoder(transform),
  electra: ({ transform }) => createElectraDecoder(transform),
  'em-13d-w26': ({ transform }) => createEm13dW26Decoder(transform),
  'em-10d-w26': ({ transform }) => createEm10dW26Decoder(transform),
  'w26-text': ({ transform }) => createW26TextDecoder(transform),
  'pcsc-uid': ({ transform }) => createPcscUidDecoder(transform),
};

/** A new decoder, with nothing in it, for a port that has just been opened. */
export function decoderForProfile(settings: DecoderSettings): FrameDecoder {
  return decoders[settings.format](settings);
}

function technologyOf(settings: DecoderSettings): Technology {
  if (settings.technology === undefined) throw new Error(`${settings.format} without a technology`);
  return settings.technology;
}

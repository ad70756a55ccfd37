import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { gnetplusPacket, readerFrames } from './reader-bytes.ts';
import type { SerialLine } from './serial-line.ts';

export type AskedFormat = 'twn4-simple' | 'gnetplus-ascii' | 'gnetplus-binary' | 'sl025';
export const askedFormats: readonly AskedFormat[] = [
  'twn4-simple',
  'gnetplus-ascii',
  'gnetplus-binary',
  'sl025',
];

/** A reader that says nothing unless it is asked, and then what lies on it. */
export interface AskedReader {
  lay(csn: string): void;
  takeAway(): void;
}

interface Order {
  readonly request: Buffer;
  readonly withCard: (csn: string) => Uint8Array;
  readonly withoutCard: Uint8Array;
}

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const binary = (hex: string): Buffer => Buffer.from(hex, 'hex');
const cardKind = Uint8Array.of(0x04, 0x00);
const noGnetplusCard = gnetplusPacket(0x15, Uint8Array.of(0x1f));

const orders: Readonly<Record<AskedFormat, readonly Order[]>> = {
  'twn4-simple': [
    { request: ascii('050010\r'), withCard: readerFrames['twn4-simple'], withoutCard: ascii('0000\r') },
  ],
  'gnetplus-ascii': [
    {
      request: ascii(':002000\r'),
      withCard: () => ascii(':0006020400\r'),
      withoutCard: ascii(':0015011F\r'),
    },
    {
      request: ascii(':002100\r'),
      withCard: readerFrames['gnetplus-ascii'],
      withoutCard: ascii(':0015011F\r'),
    },
  ],
  'gnetplus-binary': [
    {
      request: binary('010020006800'),
      withCard: () => gnetplusPacket(0x06, cardKind),
      withoutCard: noGnetplusCard,
    },
    {
      request: binary('010021006990'),
      withCard: readerFrames['gnetplus-binary'],
      withoutCard: noGnetplusCard,
    },
  ],
  sl025: [{ request: binary('ba0201b9'), withCard: readerFrames.sl025, withoutCard: binary('bd030101be') }],
};

/** The line is gone: so is the reader. */
const isGone = (): undefined => undefined;

/** Sits at the far end of the line until that is closed. */
export async function startAskedReader(line: SerialLine, format: AskedFormat): Promise<AskedReader> {
  let card: string | null = null;
  let heard = Buffer.alloc(0);
  const ears = createReadStream(line.farEnd);
  ears.on('error', isGone);
  ears.on('data', (bytes) => {
    heard = Buffer.concat([heard, Buffer.from(bytes)]);
    const order = orders[format].find(({ request }) => heard.includes(request));
    if (order === undefined) return;
    heard = Buffer.alloc(0);
    line.write(card === null ? order.withoutCard : order.withCard(card)).catch(isGone);
  });
  await once(ears, 'open');
  return {
    lay: (csn) => {
      card = csn;
    },
    takeAway: () => {
      card = null;
    },
  };
}

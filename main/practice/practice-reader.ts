import { randomBytes } from 'node:crypto';
import type { ReaderProfile } from '../../contract/reader.ts';
import type { OpenPort, PortListener } from '../reader/reader-port.ts';

export interface PracticeReader {
  readonly profile: ReaderProfile;
  readonly openPort: OpenPort;
  tap(card: 'new' | 'same-again'): void;
}

const STX = '\x02';
const ETX = '\x03';

/** An RDM6300 on no wire: its bytes take the way that a real reader's take. */
export function createPracticeReader(): PracticeReader {
  let listener: PortListener | null = null;
  let lastCard: Uint8Array | null = null;

  return {
    profile: { path: 'practice', baudRate: 9600, format: 'stx-etx-xor' },
    openPort(_line, opened) {
      listener = opened;
      return Promise.resolve({
        kind: 'open',
        port: {
          write: () => Promise.resolve(),
          close() {
            listener = null;
            return Promise.resolve();
          },
        },
      });
    },
    tap(card) {
      lastCard = card === 'same-again' && lastCard ? lastCard : newCard();
      listener?.onData(frameOf(lastCard));
    },
  };
}

/** Never all zero: the first byte of an EM card is its version. */
function newCard(): Uint8Array {
  return Uint8Array.from([0x62, ...randomBytes(4)]);
}

function frameOf(card: Uint8Array): Uint8Array {
  const checksum = card.reduce((sum, byte) => sum ^ byte, 0);
  const digits = Buffer.from([...card, checksum])
    .toString('hex')
    .toUpperCase();
  return Buffer.from(`${STX}${digits}${ETX}`, 'latin1');
}

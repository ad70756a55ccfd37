import type { CalibrationMiss } from '../../contract/calibration.ts';

type Miss = Partial<CalibrationMiss> & Pick<CalibrationMiss, 'kind'>;

const rows: readonly (readonly [title: string, card: string, sent: string | Uint8Array, miss: Miss])[] = [
  [
    '8H10D drops the top byte',
    '0x01026f6c3a',
    '0040856634\r',
    { kind: 'shortened', form: '8H10D', sentBits: 32, wholeBits: 40, dropsOnlyTopByte: true },
  ],
  ['8H drops the top byte', '0x01026f6c3a', '026F6C3A\r', { kind: 'shortened', form: '8H' }],
  ['6H8D', '0x01026f6c3a', '07302202\r', { kind: 'shortened', form: '6H8D', dropsOnlyTopByte: false }],
  ['W26', '0x01026f6c3a', '111,27706\r', { kind: 'shortened', sentBits: 24 }],
  ['5.5D', '0x01026f6c3a', '00623,27706\r', { kind: 'shortened', form: 'DEZ 5.5' }],
  ['10D and W26', '0x01026f6c3a', '0040856634 111,27706\r', { kind: 'shortened', form: '10D + W26' }],
  ['Paxton', '0x1122334455', '289899093\r', { kind: 'shortened', form: 'Paxton' }],
  ['Wiegand of a Mifare card', '0xa24045cb', '064,17867\r', { kind: 'shortened', wholeBits: 32 }],
  ['cascade tag', '0x04c43bc21c2680', '1002701960\r', { kind: 'cut-to-four', part: 'cascade' }],
  ['first four of seven', '0x04c43bc21c2680', '04C43BC2\r', { kind: 'cut-to-four', part: 'first' }],
  ['last four of seven', '0x04c43bc21c2680', 'C21C2680\r', { kind: 'cut-to-four', part: 'last' }],
  [
    'two cards',
    '0x0102030405',
    '0102030405\r\n1122334455\r\n',
    { kind: 'several-cards', identifications: ['0x0102030405', '0x1122334455'] },
  ],
  ['a wrong checksum', '0x62e3086ced', '\u000262E3086CED09\u0003', { kind: 'bad-checksum' }],
  [
    'a wrong checksum in binary',
    '0x2e00b6d7b5',
    Buffer.from('020a022e00b6d7b5f303', 'hex'),
    { kind: 'bad-checksum' },
  ],
  [
    'something around the number',
    '0x62e3086ced',
    'CARD=62E3086CED;OK\r',
    { kind: 'number-inside', before: 'CARD=', after: ';OK' },
  ],
  [
    'something before the number only',
    '0xa24045cb',
    'UID A24045CB\r',
    { kind: 'number-inside', before: 'UID ', after: '' },
  ],
  [
    'marks around the number that no format knows',
    '0xa24045cb',
    '\u0002A24045CB\u0003',
    { kind: 'number-inside', before: '␂', after: '␃' },
  ],
  ['no line end, as from the factory', '0xa24045cb', 'CB4540A2', { kind: 'no-line-end' }],
  ['no line end, and a card that is held', '0xa24045cb', 'CB4540A2'.repeat(9), { kind: 'no-line-end' }],
  ['no line end, blanks between', '0x04c43bc21c2680', '04 c4 3b c2 1c 26 80 ', { kind: 'no-line-end' }],
  ['no line end, decimal with zeros', '0x01020e9c9b', '0004329479323', { kind: 'no-line-end' }],
  [
    'a Mifare number without its zeros',
    '0x1a24045c',
    '438568028\r',
    { kind: 'missing-zeros', text: '438568028', wholeDigits: 10 },
  ],
  [
    'an EM number without its zeros',
    '0x01020e9c9b',
    '4329479323\r',
    { kind: 'missing-zeros', text: '4329479323', wholeDigits: 13 },
  ],
  [
    'hexadecimal digits without their zeros, turned round',
    '0xa2404500',
    '4540A2\r',
    { kind: 'missing-zeros', text: '4540A2', wholeDigits: 8 },
  ],
  [
    'more zeros than a number has',
    '0x04c43bc21c2680',
    '000004C43BC21C2680\r',
    { kind: 'extra-zeros', text: '000004C43BC21C2680', wholeDigits: 14 },
  ],
  [
    'a decimal number without its zeros, with something around it',
    '0x1a24045c',
    'NR=438568028.\r',
    { kind: 'number-inside', before: 'NR=', after: '.' },
  ],
  ['words turned round', '0xa24045cb', '45CBA240\r', { kind: 'other-order', text: '45CBA240' }],
  [
    'the printed short form was typed',
    '0040856634',
    '01026F6C3A\r',
    { kind: 'typed-number-is-short', identification: '0x01026f6c3a' },
  ],
  ['HID Prox with its bit count', '0x62e3086ced', '1A808001C0\r', { kind: 'hid-number' }],
  ['OMNIKEY PACS', '0xa24045cb', '0605025240\r', { kind: 'hid-number' }],
  ['HID with a sum', '0x04c43bc21c2680', '00000602031C27\r', { kind: 'hid-number' }],
  [
    'HID in binary',
    '0x62e3086ced',
    Buffer.from('02091001020304 1d03'.replace(' ', ''), 'hex'),
    { kind: 'other-card-type' },
  ],
  [
    'HID in binary, of more bits',
    '0x62e3086ced',
    Buffer.from('020a1001020304051b03', 'hex'),
    { kind: 'other-card-type' },
  ],
  [
    'a kind of card an SL025 does not name',
    '0x62e3086ced',
    Buffer.from('bd080100010203040aba', 'hex'),
    { kind: 'other-card-type' },
  ],
  ['HID of 26 bits in text', '0x62e3086ced', '0001601A0480800140\r', { kind: 'other-card-type' }],
  ['HID of 37 bits in text', '0x62e3086ced', '00016025050102030408\r', { kind: 'other-card-type' }],
  [
    'a damaged number in binary',
    '0x2e00b6d7b5',
    Buffer.from('020a022e00b6d7b4f203', 'hex'),
    { kind: 'nothing-of-it' },
  ],
  [
    'a frame of a wrong length in binary',
    '0x2e00b6d7b5',
    Buffer.from('020b022e00b6d7b500f303', 'hex'),
    { kind: 'nothing-of-it' },
  ],
  [
    'a wrong checksum of a reader that is asked',
    '0xa24045cb',
    Buffer.from('bd080100a24045cb0151', 'hex'),
    { kind: 'bad-checksum' },
  ],
  [
    'what is no character around the number',
    '0xa24045cb',
    Buffer.from('aabbccA24045CBddeeff\r', 'latin1').fill(0xaa, 0, 6).fill(0xdd, 14, 20),
    { kind: 'number-inside' },
  ],
  ['five digits', '0xa24045cb', '12345\r', { kind: 'nothing-of-it' }],
  ['an error in text', '0xa24045cb', '01\r', { kind: 'reader-error' }],
  ['another error in text', '0xa24045cb', ':001501E0\r', { kind: 'reader-error' }],
  ['a random id', '0xa24045cb', '08A1B2C3\r', { kind: 'random-id' }],
  ['another card', '0x0102030405', '1122334455\r', { kind: 'other-card', identification: '0x1122334455' }],
  ['an error', '0xa24045cb', Buffer.from('bd0301f04f', 'hex'), { kind: 'reader-error' }],
  ['a greeting', '0xa24045cb', 'Welcome to the reader\r\n', { kind: 'nothing-of-it' }],
];

/** What one tap of a known card brought from a reader at the right speed, and why no setting makes it that card. */
export const missedTaps = rows.map(
  ([title, card, sent, miss]) =>
    [title, card, typeof sent === 'string' ? Buffer.from(sent, 'latin1') : sent, miss] as const,
);

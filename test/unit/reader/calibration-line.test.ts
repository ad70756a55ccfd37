import { expect, test } from 'vitest';
import { lookAt } from '../../../main/reader/calibration-line.ts';

const looks: readonly (readonly [string, string | Uint8Array, object])[] = [
  ['a frame', '\u000262E3086CED08\u0003', { kind: 'number' }],
  ['a line', '0102030405\r\n', { kind: 'number' }],
  ['a line that begins as an answer without a card does', '0000123456\r', { kind: 'number' }],
  ['eight digits that begin so', '0000B7C9\r', { kind: 'number' }],
  ['Elatec without a card', '0000\r', { kind: 'answer', settings: { format: 'twn4-simple' } }],
  ['GNetPlus without a card', ':0015011F\r', { kind: 'answer', settings: { format: 'gnetplus-ascii' } }],
  [
    'SL025 without a card',
    Buffer.from('bd030101be', 'hex'),
    { kind: 'answer', settings: { format: 'sl025' } },
  ],
  ['an error of a reader that was asked wrongly', '01\r', { kind: 'nothing', isComplaint: true }],
  ['an error that could pass for a number', ':001501E0\r', { kind: 'nothing', isComplaint: true }],
  ['a line that was opened', Uint8Array.of(0, 0, 0xff), { kind: 'nothing', isComplaint: false }],
  ['a HID card on a Gwiot reader', Buffer.from('020910010203041d03', 'hex'), { kind: 'packet' }],
  ['a packet that does not check', Buffer.from('020a022e00b6d7b5f303', 'hex'), { kind: 'packet' }],
  ['a packet of a wrong length', Buffer.from('020b022e00b6d7b500f303', 'hex'), { kind: 'packet' }],
  ['a short line', '12345\r', { kind: 'text' }],
  ['text', 'CARD 0040856634 OK\r\n', { kind: 'text' }],
  ['the second half of a frame', '86CED08\u0003', { kind: 'text' }],
  ['text behind one odd byte', '\u00f8111,27706\r', { kind: 'text' }],
  ['the wrong speed', Uint8Array.of(0xf8, 0x80, 0xe1, 0x9c, 0xfe, 0xc0), { kind: 'unreadable' }],
  ['the wrong speed that happens to hold letters', 'A\u00e1b\u0080c\u00fe', { kind: 'unreadable' }],
];

test.each(looks)('%s', (_, bytes, look) => {
  expect(lookAt(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)).toMatchObject(look);
});

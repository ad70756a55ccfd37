import { expect, onTestFinished, test, vi } from 'vitest';
import type { ReadProblem } from '../../../contract/card.ts';
import { readerFormatNames, traitsOf, type ReaderFormat } from '../../../contract/reader-formats.ts';
import type { ReaderProfile, ReaderStatus } from '../../../contract/reader.ts';
import { identificationOf } from '../../../main/reader/identification.ts';
import { createReaderSession } from '../../../main/reader/reader-session.ts';
import { openSerialPort, serialPortExists } from '../../../main/reader/serial-port.ts';
import { askedFormats, startAskedReader, type AskedFormat } from '../../support/asked-reader.ts';
import { readerFrames } from '../../support/reader-bytes.ts';
import { createSerialLine } from '../../support/serial-line.ts';
import { spokenCard } from '../../support/spoken-card.ts';
import { namedPath } from './scripted-port.ts';

async function startDesk(settings: Omit<ReaderProfile, 'path'>) {
  const line = await createSerialLine();
  const cards: string[] = [];
  const refusals: ReadProblem[] = [];
  const statuses: ReaderStatus['kind'][] = [];
  const session = createReaderSession({
    profile: { path: line.readerEnd, ...settings },
    openPort: openSerialPort,
    resolvePath: namedPath,
    portExists: serialPortExists,
    nowMs: () => performance.now(),
    setTimer: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
    onCard: (csn) => cards.push(identificationOf([csn], 'hexadecimal')),
    onHeld: () => undefined,
    onRefused: (problem) => refusals.push(problem),
    onStatus: ({ kind }) => statuses.push(kind),
    onHeard: () => undefined,
  });
  onTestFinished(async () => {
    await session.close();
    await line.close();
  });
  await vi.waitUntil(() => statuses.at(-1) === 'ready', { timeout: 8000 });
  return { line, cards, refusals, statuses };
}

const isAsked = (format: ReaderFormat): format is AskedFormat =>
  askedFormats.some((asked) => asked === format);
const cardOf = (format: ReaderFormat): string => {
  const { technology } = traitsOf(format);
  if (technology === 'EM') return '62e3086ced';
  return format === 'twn4-simple' || format === 'sl025' ? '04c43bc21c2680' : 'a24045cb';
};
const settingsOf = (format: ReaderFormat): Omit<ReaderProfile, 'path'> =>
  traitsOf(format).technology === 'chosen'
    ? { baudRate: 9600, format, technology: 'MC' }
    : { baudRate: 9600, format };
const serialFormats = readerFormatNames.filter(
  (format) => !traitsOf(format).isPcsc && traitsOf(format).isWhole,
);

test.each(serialFormats.filter((format) => !isAsked(format)))('%s: a card on a real line', async (format) => {
  const { line, cards, refusals } = await startDesk(settingsOf(format));

  await line.write(spokenCard(settingsOf(format), cardOf(format)));
  await vi.waitUntil(() => cards.length > 0, { timeout: 8000 });

  expect([cards, refusals]).toEqual([[`0x${cardOf(format)}`], []]);
});

test.each(serialFormats.filter(isAsked))('%s: a reader on a real line, asked for a card', async (format) => {
  const { line, cards, refusals, statuses } = await startDesk(settingsOf(format));
  const reader = await startAskedReader(line, format);

  reader.lay(cardOf(format));
  await vi.waitUntil(() => cards.length > 0, { timeout: 8000 });
  reader.takeAway();
  reader.lay(format === 'gnetplus-ascii' || format === 'gnetplus-binary' ? '01020304' : '0405060708090a');
  await vi.waitUntil(() => cards.length > 1, { timeout: 8000 });

  expect(cards[0]).toBe(`0x${cardOf(format)}`);
  expect([new Set(cards).size, cards.length, refusals, statuses.at(-1)]).toEqual([2, 2, [], 'ready']);
});

test.each(['w26-text', 'em-10d-w26'] as const)('%s: refused for what it leaves out', async (format) => {
  const { line, cards, refusals } = await startDesk(settingsOf(format));

  await line.write(readerFrames[format]('62e3086ced'));
  await vi.waitUntil(() => refusals.length > 0, { timeout: 8000 });

  expect([cards, refusals]).toEqual([[], ['incomplete-csn']]);
});

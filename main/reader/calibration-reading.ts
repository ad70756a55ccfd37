import type { ReadProblem, Technology } from '../../contract/card.ts';
import { csnFromBytes, type Csn } from './csn.ts';
import { decoderForProfile, type DecoderSettings } from './frames/decoder-for-profile.ts';
import { everyDecoderSetting } from './frames/every-setting.ts';

/** What one way of reading makes of some bytes. */
export interface SettingReading {
  readonly settings: DecoderSettings;
  readonly cards: readonly Csn[];
  /** Every number found, also those no card keeps. */
  readonly numbers: readonly { readonly bytes: Uint8Array; readonly technology: Technology }[];
  readonly problems: readonly ReadProblem[];
  /** The reader answered that it has no card. */
  readonly noCardCount: number;
}

export function readAs(settings: DecoderSettings, bytes: Uint8Array): SettingReading {
  const decoder = decoderForProfile(settings);
  const events = [...decoder.push(bytes), ...decoder.dropPartial()];
  const numbers = events.filter((event) => event.kind === 'number');
  const outcomes = numbers.map((number) => csnFromBytes(number.bytes, number.technology));
  return {
    settings,
    numbers,
    cards: outcomes.flatMap((outcome) => (outcome.kind === 'csn' ? [outcome.csn] : [])),
    problems: [
      ...outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? [outcome.problem] : [])),
      ...events.flatMap((event) => (event.kind === 'rejected' ? [event.problem] : [])),
    ],
    noCardCount: events.filter((event) => event.kind === 'no-card').length,
  };
}

/** The same bytes in every way a reader may speak, the likely ones first. */
export function readEvery(bytes: Uint8Array): readonly SettingReading[] {
  return everyDecoderSetting().map((settings) => readAs(settings, bytes));
}

/** The reader reported errors, and nothing else. */
export function isComplaint({ problems, numbers }: SettingReading): boolean {
  return (
    numbers.length === 0 && problems.length > 0 && problems.every((problem) => problem === 'reader-error')
  );
}

/** Whether marks or a checksum guard what was read: Elatec's answers are lines of digits, as numbers are. */
export function isMarked({ settings }: SettingReading): boolean {
  return settings.format !== 'twn4-simple';
}

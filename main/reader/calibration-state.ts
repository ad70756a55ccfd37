import { assertNever } from '../../contract/assert-never.ts';
import type { CalibrationState, CalibrationTrace } from '../../contract/calibration.ts';
import type { ReaderProfile } from '../../contract/reader.ts';
import { partsOffered, type Parts } from '../../contract/reader-parts.ts';
import { textFromBytes } from './bytes.ts';
import type { Calibration, ReadCard } from './calibration.ts';
import type { Csn } from './csn.ts';
import type { DecoderSettings } from './frames/decoder-for-profile.ts';

type ShownBytes = Pick<CalibrationTrace, 'hex' | 'text'>;

interface Surroundings {
  readonly path: string;
  readonly baudRate: number;
  readonly shown: ShownBytes;
  /** What cards are joined of at this desk. */
  readonly parts: Parts | null;
  readonly identify: (csns: readonly Csn[]) => string;
}

/** What the window is told of a result. */
export function endStateOf(
  result: Calibration,
  { path, baudRate, shown, parts, identify }: Surroundings,
): Extract<CalibrationState, { kind: 'found' | 'several' | 'none' }> {
  const readsBoth = ({ format }: DecoderSettings): boolean =>
    partsOffered(format).some((offered) => offered.join() === parts?.join());
  const profileOf = (settings: DecoderSettings): ReaderProfile => ({
    path,
    baudRate,
    ...settings,
    ...(parts !== null && readsBoth(settings) ? { parts: [...parts] } : {}),
  });
  const traceOf = ({ csn, asSent }: ReadCard): CalibrationTrace => ({
    ...shown,
    number: hexOf(asSent),
    identification: identify([csn]),
  });
  switch (result.kind) {
    case 'found':
      return {
        kind: 'found',
        profile: profileOf(result.settings),
        trace: traceOf(result.card),
        caution: result.caution,
        lostParts: parts === null || readsBoth(result.settings) ? null : [...parts],
      };
    case 'several':
      return {
        kind: 'several',
        fits: result.fits.map(profileOf),
        differIn: [...result.differIn],
        trace: traceOf(result.card),
      };
    case 'none':
      return { kind: 'none', miss: result.miss, ...shown, baudRate };
    default:
      return assertNever(result);
  }
}

/**
 * What cards are joined of: as the reader there is says, unless a card that was typed has other two numbers. Neither
 * may get lost with the setting that is found: a card read by one of its numbers is another one to the service.
 */
export function wantedParts(chosen: Parts | null, cards: readonly (readonly Csn[])[]): Parts | null {
  for (const [first, second, ...others] of cards) {
    if (first === undefined || second === undefined || others.length > 0) continue;
    const isChosen = chosen?.includes(first.technology) === true && chosen.includes(second.technology);
    return isChosen ? chosen : [first.technology, second.technology];
  }
  return chosen;
}

/** As the reader test shows them. */
export function shownBytes(bytes: Uint8Array): ShownBytes {
  return { hex: hexOf(bytes).toLowerCase(), text: textFromBytes(bytes).replace(/[^\x20-\x7e]/g, '·') };
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}

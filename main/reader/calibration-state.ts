import { assertNever } from '../../contract/assert-never.ts';
import type { CalibrationState, CalibrationTrace } from '../../contract/calibration.ts';
import type { ReaderProfile } from '../../contract/reader.ts';
import { textFromBytes } from './bytes.ts';
import type { Calibration, ReadCard } from './calibration.ts';
import type { Csn } from './csn.ts';
import type { DecoderSettings } from './frames/decoder-for-profile.ts';

type ShownBytes = Pick<CalibrationTrace, 'hex' | 'text'>;

interface Surroundings {
  readonly path: string;
  readonly baudRate: number;
  readonly shown: ShownBytes;
  readonly identify: (csns: readonly Csn[]) => string;
}

/** What the window is told of a result. */
export function endStateOf(
  result: Calibration,
  { path, baudRate, shown, identify }: Surroundings,
): Extract<CalibrationState, { kind: 'found' | 'several' | 'none' }> {
  const profileOf = (settings: DecoderSettings): ReaderProfile => ({ path, baudRate, ...settings });
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

/** As the reader test shows them. */
export function shownBytes(bytes: Uint8Array): ShownBytes {
  return { hex: hexOf(bytes).toLowerCase(), text: textFromBytes(bytes).replace(/[^\x20-\x7e]/g, '·') };
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}

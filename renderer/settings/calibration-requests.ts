import type {
  CalibrationState,
  ExportProfileOutcome,
  SecondCardOutcome,
  StartCalibration,
  StartCalibrationOutcome,
} from '../../contract/calibration.ts';
import type { CardNumberCheck } from '../../contract/card.ts';
import type { SaveSettingsOutcome } from '../../contract/settings.ts';
import { desk as client } from '../desk-client.ts';

/** Null answers: the request failed on its way. */
export interface CalibrationCallbacks {
  readonly checkNumber: (text: string) => Promise<CardNumberCheck | null>;
  readonly start: (request: StartCalibration) => Promise<StartCalibrationOutcome | null>;
  readonly secondCard: (knownCard: string) => Promise<SecondCardOutcome | null>;
  /** Stops what is going on, and forgets what came of it. */
  readonly leave: () => Promise<void>;
  readonly save: () => Promise<SaveSettingsOutcome | null>;
  readonly exportPolicy: () => Promise<ExportProfileOutcome | null>;
}

type Dispatch = (action: {
  readonly type: 'calibration-progressed';
  readonly calibration: CalibrationState | null;
}) => void;

export function calibrationCallbacks(dispatch: Dispatch, reload: () => Promise<void>): CalibrationCallbacks {
  return {
    checkNumber: async (text) => {
      const reply = await client.checkCardNumber({ text: text.slice(0, 400) });
      return reply.ok ? reply.value : null;
    },
    start: async (request) => {
      const reply = await client.startCalibration(request);
      return reply.ok ? reply.value : null;
    },
    secondCard: async (knownCard) => {
      const reply = await client.calibrationSecondCard({ knownCard: knownCard.slice(0, 400) });
      return reply.ok ? reply.value : null;
    },
    leave: async () => {
      await client.cancelCalibration();
      dispatch({ type: 'calibration-progressed', calibration: null });
    },
    save: async () => {
      const reply = await client.saveCalibratedProfile();
      await reload();
      return reply.ok ? reply.value : null;
    },
    exportPolicy: async () => {
      const reply = await client.exportCalibratedProfile();
      return reply.ok ? reply.value : null;
    },
  };
}

import type {
  CalibrationState,
  ExportProfileOutcome,
  SecondCardOutcome,
  StartCalibration,
  StartCalibrationOutcome,
} from '../contract/calibration.ts';
import { assertNever } from '../contract/assert-never.ts';
import { KEYBOARD_PATH } from '../contract/reader-formats.ts';
import type { ReaderProfile } from '../contract/reader.ts';
import type { Parts } from '../contract/reader-parts.ts';
import { policyTextOf } from '../contract/reader-policy.ts';
import type { SaveSettingsOutcome } from '../contract/settings.ts';
import type { Clock } from './clock.ts';
import type { DeskReader } from './desk-reader.ts';
import { startCalibration, type CalibrationSession } from './reader/calibration-session.ts';
import type { Csn } from './reader/csn.ts';
import { parseIdentification } from './reader/identification.ts';
import type { OpenPort } from './reader/reader-port.ts';
import type { PortRelease } from './reader/settled-in-time.ts';
import type { SavedFile } from './save-file.ts';

interface DeskCalibrationDependencies {
  readonly openPort: OpenPort;
  readonly portExists: (path: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly reader: Pick<DeskReader, 'lend'>;
  readonly isPractice: boolean;
  /** What cards are joined of by the desk's reader. */
  readonly chosenParts: () => Parts | null;
  readonly identify: (csns: readonly Csn[]) => string;
  readonly saveReader: (profile: ReaderProfile) => SaveSettingsOutcome | Promise<SaveSettingsOutcome>;
  readonly saveFile: (suggestedName: string, text: string) => Promise<SavedFile>;
  readonly onState: (state: CalibrationState) => void;
}

/** Finding out how a reader speaks, one at a time. The desk's own reader is let go meanwhile, and comes back. */
export interface DeskCalibration {
  start(request: StartCalibration): Promise<StartCalibrationOutcome>;
  secondCard(text: string): SecondCardOutcome;
  cancel(): Promise<void>;
  /** Makes what was found last the desk's reader. */
  save(): Promise<SaveSettingsOutcome>;
  exportPolicy(): Promise<ExportProfileOutcome>;
  /** See `DeskReader.close`. */
  close(): Promise<PortRelease>;
}

export function createDeskCalibration(dependencies: DeskCalibrationDependencies): DeskCalibration {
  const { openPort, portExists, clock, reader, identify, onState } = dependencies;
  let session: CalibrationSession | null = null;
  let stopping = Promise.resolve();
  let isStuck = false;
  let found: ReaderProfile | null = null;
  /** Counts what was asked for: a start that was overtaken while it waited for the reader begins nothing. */
  let wish = 0;

  /** Who comes while another stop is under way waits for that one. */
  function stop(): Promise<void> {
    const stopped = session;
    session = null;
    if (stopped !== null)
      stopping = stopped.cancel().then((release) => {
        if (release === 'stuck') isStuck = true;
      });
    return stopping;
  }

  async function cancel(): Promise<void> {
    wish += 1;
    await stop();
  }

  async function begin(path: string, cards: readonly [readonly Csn[], ...(readonly Csn[])[]]): Promise<void> {
    wish += 1;
    const ours = wish;
    await stop();
    found = null;
    const giveBack = await reader.lend(path);
    if (wish !== ours) {
      giveBack();
      return;
    }
    session = startCalibration({
      path,
      cards,
      openPort,
      portExists,
      setTimer: (delayMs, run) => clock.after(delayMs, run),
      chosenParts: dependencies.chosenParts(),
      identify,
      onState: (state) => {
        if (state.kind === 'found') found = state.profile;
        onState(state);
      },
    });
    void session.ended.then(giveBack);
  }

  return {
    async start({ path, knownCards }) {
      // A reader that types has its own way of being told from a person, which needs to know its format.
      if (dependencies.isPractice || path === KEYBOARD_PATH) return { kind: 'not-here' };
      const cards: (readonly Csn[])[] = [];
      for (const text of knownCards) {
        const parsed = parseIdentification(text);
        if (parsed.kind === 'problem') return { kind: 'card-problem', problem: parsed.problem };
        cards.push(parsed.csns);
      }
      const [first, ...others] = cards;
      if (first === undefined) return { kind: 'card-problem', problem: 'empty' };
      await begin(path, [first, ...others]);
      return { kind: 'started' };
    },

    secondCard(text) {
      const parsed = parseIdentification(text);
      if (parsed.kind === 'problem') return { kind: 'card-problem', problem: parsed.problem };
      return { kind: session?.nextCard(parsed.csns) ?? 'not-asked' };
    },

    cancel,

    async save() {
      return found === null ? { kind: 'not-saved' } : dependencies.saveReader(found);
    },

    async exportPolicy() {
      if (found === null) return 'nothing-found';
      const saved = await dependencies.saveFile('tapdesk-policy.json', policyTextOf(found));
      switch (saved) {
        case 'saved':
          return 'exported';
        case 'cancelled':
        case 'not-saved':
          return saved;
        default:
          return assertNever(saved);
      }
    },

    async close() {
      await cancel();
      return isStuck ? 'stuck' : 'free';
    },
  };
}

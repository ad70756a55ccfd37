import type { WebContents } from 'electron';
import type { Card, TapDoubt } from '../contract/card.ts';
import type { ReaderHeard, ReaderStatus } from '../contract/reader.ts';
import { KEYBOARD_PATH } from '../contract/reader-formats.ts';
import type { SaveSettingsOutcome, SettingsChange } from '../contract/settings.ts';
import type { Clock } from './clock.ts';
import type { SettingsNow } from './compose-settings.ts';
import { createDeskCalibration, type DeskCalibration } from './desk-calibration.ts';
import { createDeskReader, type DeskReader } from './desk-reader.ts';
import type { Submissions } from './enrollment/submissions.ts';
import { cardOf } from './ipc/desk-requests.ts';
import type { Reporter } from './ipc/typed-ipc.ts';
import { burstRulesOf, openKeyboardPort } from './keyboard-reader.ts';
import type { Practice } from './practice/start-practice.ts';
import type { Csn } from './reader/csn.ts';
import { identificationOf } from './reader/identification.ts';
import { withIdentity } from './reader/port-identity.ts';
import type { OpenPort } from './reader/reader-port.ts';
import { findSerialPort, listSerialPorts, openSerialPort, serialPortExists } from './reader/serial-port.ts';
import { saveFile } from './save-file.ts';

interface ReaderParts {
  readonly window: () => WebContents | null;
  readonly settings: SettingsNow;
  readonly practice: Practice | null;
  readonly submissions: Pick<Submissions, 'knownCard'>;
  readonly clock: Clock;
  readonly report: Reporter;
  readonly onStatus: (status: ReaderStatus) => void;
  readonly onHeard: (heard: ReaderHeard) => void;
  /** What a part of the desk threw at what the reader told. */
  readonly onUnexpected: (error: unknown) => void;
  readonly saveSettings: (change: SettingsChange) => SaveSettingsOutcome;
}

export interface ComposedReader {
  readonly reader: DeskReader;
  readonly calibration: DeskCalibration;
}

/** The reader, from its bytes to a card in the window, and finding out how it speaks. */
export function composeReader(parts: ReaderParts): ComposedReader {
  const { window, settings, practice, clock, report } = parts;

  const openKeyboard = openKeyboardPort({
    window,
    clock,
    nowMs: () => performance.now(),
    rules: () => burstRulesOf(settings.current().reader),
  });
  const openPort: OpenPort = (line, listener) =>
    (line.path === KEYBOARD_PATH ? openKeyboard : openSerialPort)(line, listener);
  const ports = {
    openPort: practice?.reader.openPort ?? openPort,
    resolvePath: findSerialPort,
    portExists: (path: string) =>
      practice || path === KEYBOARD_PATH ? Promise.resolve(true) : serialPortExists(path),
    clock,
  };

  /** An error thrown into the driver's stream would make the reader deaf until it is opened again. */
  function guarded<Told extends readonly unknown[]>(tell: (...told: Told) => void): (...told: Told) => void {
    return (...told) => {
      try {
        tell(...told);
      } catch (error) {
        parts.onUnexpected(error);
      }
    };
  }

  /** A register that cannot be read keeps no card from the form; whose it is is asked again at Enroll. */
  function presentedCard(csns: readonly Csn[], doubts: readonly TapDoubt[]): Card {
    try {
      return cardOf(csns, settings.numberFormat(), parts.submissions, doubts);
    } catch (error) {
      parts.onUnexpected(error);
      return cardOf(csns, settings.numberFormat(), { knownCard: () => null }, doubts);
    }
  }

  const reader = createDeskReader({
    ...ports,
    onStatus: guarded(parts.onStatus),
    onCard: guarded((csns, doubts) => {
      report('cardPresented', { kind: 'card', card: presentedCard(csns, doubts) });
    }),
    onRefused: guarded((problem) => {
      report('cardPresented', { kind: 'refused', problem });
    }),
    onHeard: guarded((heard) => {
      parts.onHeard(heard);
      report('readerHeard', heard);
    }),
    identify: (csn) => identificationOf([csn], settings.numberFormat()),
  });

  const calibration = createDeskCalibration({
    ...ports,
    reader,
    isPractice: practice !== null,
    chosenParts: () => settings.current().reader?.parts ?? null,
    identify: (csns) => identificationOf(csns, settings.numberFormat()),
    saveReader: async (profile) =>
      parts.saveSettings({ reader: withIdentity(profile, await listSerialPorts()) }),
    saveFile: (name, text) => saveFile(window(), name, text),
    onState: (state) => {
      report('calibrationProgress', state);
    },
  });
  return { reader, calibration };
}

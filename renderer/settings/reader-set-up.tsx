import { useState } from 'react';
import { KeptFocus } from '../components/kept-focus.tsx';
import type { DeskState } from '../desk-state.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { Calibration } from './calibration.tsx';
import { ReaderSettings } from './reader-settings.tsx';
import { ReaderTest } from './reader-test.tsx';

interface ReaderSetUpProps {
  readonly state: DeskState;
  /** Why it cannot be changed; null where it can. */
  readonly lock: string | null;
  readonly callbacks: DeskCallbacks;
}

/** Everything there is to a reader: chosen by hand or found by tapping, and tried. */
export function ReaderSetUp({ state, lock, callbacks }: ReaderSetUpProps) {
  const { reader } = state.desk.settings;
  /** Counted up when the reader's fields were changed from elsewhere. */
  const [readerVersion, setReaderVersion] = useState(0);
  return (
    <>
      <KeptFocus>
        <ReaderSettings
          key={readerVersion}
          reader={reader}
          status={state.desk.status.reader}
          lock={lock}
          callbacks={callbacks}
        />
      </KeptFocus>
      {state.desk.mode === 'live' && (
        <Calibration
          path={reader?.path ?? ''}
          state={state.calibration}
          isLocked={lock !== null}
          callbacks={callbacks}
          onSaved={() => {
            setReaderVersion(readerVersion + 1);
          }}
        />
      )}
      <ReaderTest />
    </>
  );
}

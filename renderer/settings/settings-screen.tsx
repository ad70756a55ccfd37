import { useEffect, useState } from 'react';
import type { SettingName } from '../../contract/settings.ts';
import type { DeskState } from '../desk-state.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { ApiAddress } from './api-address.tsx';
import { ApiKey } from './api-key.tsx';
import { Calibration } from './calibration.tsx';
import { ChangeLog } from './change-log.tsx';
import { DisplaySettings } from './display-settings.tsx';
import { LostSecrets } from './lost-secrets.tsx';
import { Organisation } from './organisation.tsx';
import { Passphrase } from './passphrase.tsx';
import { ReaderSettings } from './reader-settings.tsx';
import { Retention } from './retention.tsx';
import { ReaderTest } from './reader-test.tsx';
import { Templates } from './templates.tsx';

interface SettingsScreenProps {
  readonly state: DeskState;
  readonly callbacks: DeskCallbacks;
}

export function SettingsScreen({ state, callbacks }: SettingsScreenProps) {
  const { settings: words, general, practice, recovery, templates, record } = useWording();
  const { desk, place } = state;
  const { settings } = desk;
  /** Counted up when the reader's fields below were changed from elsewhere. */
  const [readerVersion, setReaderVersion] = useState(0);
  const keptBy = settings.secretsKeptBy;
  const isLocked = (name: SettingName): boolean => settings.locked.includes(name);
  useEffect(() => {
    if (place !== null) document.getElementById(place)?.focus();
  }, [place]);

  return (
    <div className="settings">
      <div className="screen-head">
        <h1>{general.settings}</h1>
        {desk.mode === 'live' && (
          <div className="practice-way">
            <button
              type="button"
              aria-describedby="practice-hint"
              onClick={() => void callbacks.switchMode('practice')}
            >
              {practice.enter}
            </button>
            <p className="hint" id="practice-hint">
              {practice.enterHint}
            </p>
          </div>
        )}
      </div>
      <section aria-labelledby="reader">
        <h2 id="reader" tabIndex={-1}>
          {words.reader}
        </h2>
        <ReaderSettings
          key={readerVersion}
          reader={settings.reader}
          status={desk.status.reader}
          isLocked={isLocked('reader')}
          callbacks={callbacks}
        />
        {desk.mode === 'live' && (
          <Calibration
            path={settings.reader?.path ?? ''}
            state={state.calibration}
            isLocked={isLocked('reader')}
            callbacks={callbacks}
            onSaved={() => {
              setReaderVersion(readerVersion + 1);
            }}
          />
        )}
        <ReaderTest />
      </section>
      <section aria-labelledby="service">
        <h2 id="service" tabIndex={-1}>
          {words.service}
        </h2>
        <ApiAddress
          address={settings.apiBaseUrl}
          isLocked={isLocked('apiBaseUrl')}
          onSave={(apiBaseUrl) => callbacks.saveSettings({ apiBaseUrl })}
        />
        <ApiKey settings={settings} isPractice={desk.mode === 'practice'} callbacks={callbacks} />
      </section>
      {desk.mode === 'live' && keptBy !== 'keychain' && (
        <section aria-labelledby="passphrase">
          <h2 id="passphrase" tabIndex={-1}>
            {recovery.passphrase}
          </h2>
          <Passphrase keptBy={keptBy} callbacks={callbacks} />
        </section>
      )}
      {desk.lostSecrets !== null && (
        <section aria-labelledby="recovery">
          <h2 id="recovery" tabIndex={-1}>
            {recovery.lost}
          </h2>
          <LostSecrets
            lost={desk.lostSecrets}
            keptBy={keptBy}
            waitingCount={desk.status.outbox.waitingCount}
            callbacks={callbacks}
          />
        </section>
      )}
      <section aria-labelledby="templates">
        <h2 id="templates">{templates.heading}</h2>
        <Templates
          settings={settings}
          levels={state.accessLevels}
          chosenLevelIds={state.enroll.form.accessLevelIds}
          callbacks={callbacks}
        />
      </section>
      <section aria-labelledby="register">
        <h2 id="register">{general.register}</h2>
        <Retention settings={settings} onSave={callbacks.saveSettings} />
      </section>
      <section aria-labelledby="record">
        <h2 id="record">{record.log.heading}</h2>
        <ChangeLog />
        <Organisation settings={settings} onSave={callbacks.saveSettings} />
      </section>
      <section aria-labelledby="display">
        <h2 id="display">{words.display}</h2>
        <DisplaySettings settings={settings} isLocked={isLocked} callbacks={callbacks} />
      </section>
      <p className="hint">{words.version(desk.version)}</p>
    </div>
  );
}

import { useEffect } from 'react';
import type { DeskState } from '../desk-state.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { ApiAddress } from './api-address.tsx';
import { ApiKey } from './api-key.tsx';
import { ChangeLog } from './change-log.tsx';
import { DisplaySettings } from './display-settings.tsx';
import { lockOfSetting } from './lock-of-setting.ts';
import { LostSecrets } from './lost-secrets.tsx';
import { Organisation } from './organisation.tsx';
import { Passphrase } from './passphrase.tsx';
import { ReaderSetUp } from './reader-set-up.tsx';
import { Retention } from './retention.tsx';
import { SoundSettings } from './sound-settings.tsx';
import { Templates } from './templates.tsx';

interface SettingsScreenProps {
  readonly state: DeskState;
  readonly callbacks: DeskCallbacks;
}

export function SettingsScreen({ state, callbacks }: SettingsScreenProps) {
  const { settings: words, general, practice, recovery, help, sounds, templates, record } = useWording();
  const { desk, place, wayCount } = state;
  const { settings } = desk;
  const keptBy = settings.secretsKeptBy;
  const lockOf = lockOfSetting(desk, words);
  useEffect(() => {
    if (place !== null) document.getElementById(place)?.focus();
  }, [place, wayCount]);

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
        <ReaderSetUp state={state} lock={lockOf('reader')} callbacks={callbacks} />
      </section>
      <section aria-labelledby="service">
        <h2 id="service" tabIndex={-1}>
          {words.service}
        </h2>
        <ApiAddress
          address={settings.apiBaseUrl}
          lock={lockOf('apiBaseUrl')}
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
          lock={lockOf('templates')}
          levels={state.accessLevels}
          chosenLevelIds={state.enroll.form.accessLevelIds}
          callbacks={callbacks}
        />
      </section>
      <section aria-labelledby="register">
        <h2 id="register">{general.register}</h2>
        <Retention settings={settings} lock={lockOf('retentionDays')} onSave={callbacks.saveSettings} />
      </section>
      <section aria-labelledby="record">
        <h2 id="record">{record.log.heading}</h2>
        <ChangeLog />
      </section>
      <section aria-labelledby="receipts">
        <h2 id="receipts">{record.organisation.heading}</h2>
        <Organisation settings={settings} lock={lockOf('organisation')} onSave={callbacks.saveSettings} />
      </section>
      <section aria-labelledby="display">
        <h2 id="display">{words.display}</h2>
        <DisplaySettings settings={settings} lockOf={lockOf} callbacks={callbacks} />
      </section>
      <section aria-labelledby="sounds">
        <h2 id="sounds">{sounds.heading}</h2>
        <SoundSettings volume={settings.soundVolume} onSave={callbacks.saveSettings} />
      </section>
      <div className="settings-foot">
        <p className="hint">{words.version(desk.version)}</p>
        <button
          type="button"
          className="plain"
          onClick={() => {
            callbacks.dispatch({ type: 'went-to', screen: 'guide', place: null });
          }}
        >
          {help.openGuide}
        </button>
      </div>
    </div>
  );
}

import type { Mode } from '../contract/desk.ts';
import type { ReaderProfile } from '../contract/reader.ts';
import type { SaveSettingsOutcome, SettingsChange } from '../contract/settings.ts';
import type { ComposedRecord } from './compose-record.ts';
import type { Sending } from './compose-sending.ts';
import type { SettingsNow } from './compose-settings.ts';
import { checkChange, toldSettings } from './desk-settings.ts';
import type { DoorWatch } from './doors/door-watch.ts';
import type { ChangeAnswers } from './ipc/typed-ipc.ts';
import type { Recovery } from './recovery.ts';
import { saveApiKey } from './secrets/save-api-key.ts';
import type { Vault } from './secrets/vault.ts';
import type { Settings } from './settings.ts';
import type { Retention } from './store/retention.ts';

interface ChangeParts {
  readonly settings: Settings;
  readonly now: SettingsNow;
  readonly vault: Pick<Vault, 'keepApiKey' | 'forgetApiKey'>;
  readonly recovery: Recovery;
  readonly record: Pick<ComposedRecord, 'tell'>;
  readonly sending: Sending;
  readonly useReader: (profile: ReaderProfile | null) => void;
  readonly doors: Pick<DoorWatch, 'forget'>;
  readonly retention: Pick<Retention, 'apply'>;
  readonly switchMode: (mode: Mode) => void;
}

export interface Changes {
  readonly answers: ChangeAnswers;
  saveSettings(change: SettingsChange): SaveSettingsOutcome;
}

/** What somebody sets: kept first, then told in the record, then in effect. */
export function composeChanges(parts: ChangeParts): Changes {
  const { now, vault, recovery, record, sending, doors } = parts;

  let askedKeyCount = 0;

  function takeEffect(change: SettingsChange): void {
    if (change.retentionDays !== undefined) parts.retention.apply();
    if (change.reader !== undefined) parts.useReader(now.current().reader);
    if (change.apiBaseUrl !== undefined) {
      doors.forget();
      sending.tryAgain();
      void sending.accessLevels.refresh();
    }
  }

  function saveSettings(change: SettingsChange): SaveSettingsOutcome {
    const checked = checkChange(change, now.current().locked);
    if (checked.kind === 'refused') return checked;
    try {
      parts.settings.change(checked.change);
    } catch {
      return { kind: 'not-saved' };
    }
    record.tell('setting-changed', toldSettings(checked.change));
    takeEffect(change);
    return { kind: 'saved', settings: now.view() };
  }

  return {
    saveSettings,
    answers: {
      saveSettings,

      async saveApiKey({ key }) {
        const origin = now.origin();
        askedKeyCount += 1;
        const count = askedKeyCount;
        const outcome = await saveApiKey(key, {
          keep: (checked) => vault.keepApiKey(checked, origin),
          isOutdated: () => origin !== now.origin() || count !== askedKeyCount,
          ask: sending.accessLevels.ask,
        });
        if (outcome.kind === 'saved') {
          record.tell('api-key-saved', origin);
          sending.tryAgain();
        }
        return outcome;
      },

      forgetApiKey() {
        // One that is being checked is not kept after all.
        askedKeyCount += 1;
        vault.forgetApiKey();
        record.tell('api-key-forgotten', now.origin());
        sending.keyForgotten();
        return undefined;
      },

      switchMode({ mode }) {
        if (mode === 'practice') record.tell('practice-entered');
        parts.switchMode(mode);
        return undefined;
      },

      async setPassphrase({ passphrase }) {
        const outcome = await recovery.setPassphrase(passphrase);
        if (outcome === 'set') record.tell('passphrase-set');
        return outcome;
      },

      async exportSubmissions() {
        const outcome = await recovery.exportSubmissions();
        if (outcome.kind === 'exported') record.tell('exported', 'submissions');
        return outcome;
      },
    },
  };
}

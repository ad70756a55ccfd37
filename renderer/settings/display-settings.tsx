import { useState } from 'react';
import type { SettingName, SettingsChange, SettingsView } from '../../contract/settings.ts';
import { Choice } from '../components/choice.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer } from './answer.tsx';

interface DisplaySettingsProps {
  readonly settings: SettingsView;
  /** Why it cannot be changed; null where it can. */
  readonly lockOf: (name: SettingName) => string | null;
  readonly callbacks: DeskCallbacks;
}

export function DisplaySettings({ settings, lockOf, callbacks }: DisplaySettingsProps) {
  const { settings: words } = useWording();
  const [answer, setAnswer] = useState<string | null>(null);
  const save = async (change: SettingsChange): Promise<void> => {
    const outcome = await callbacks.saveSettings(change);
    setAnswer(outcome === null ? words.failed : words.settingsOutcome(outcome));
  };
  return (
    <>
      <div className="pair">
        <Choice
          label={words.numberFormat}
          value={settings.numberFormat}
          options={(['hexadecimal', 'decimal', 'specifier'] as const).map((value) => ({
            value,
            label: words.formats[value],
          }))}
          disabled={lockOf('numberFormat') !== null}
          hint={lockOf('numberFormat')}
          onChoose={(numberFormat) => void save({ numberFormat })}
        />
        <Choice
          label={words.language}
          value={settings.locale ?? 'system'}
          options={(['system', 'en', 'sv'] as const).map((value) => ({
            value,
            label: words.languages[value],
          }))}
          disabled={lockOf('locale') !== null}
          hint={lockOf('locale')}
          onChoose={(locale) => void save({ locale: locale === 'system' ? null : locale })}
        />
      </div>
      <Answer words={answer} />
    </>
  );
}

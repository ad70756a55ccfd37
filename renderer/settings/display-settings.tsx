import { useState } from 'react';
import { LONGEST_GENERATED_CODE, SHORTEST_GENERATED_CODE } from '../../contract/key-text.ts';
import type { SettingName, SettingsChange, SettingsView } from '../../contract/settings.ts';
import { Choice } from '../components/choice.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, saidOfSave, type Said } from './answer.tsx';

const codeLengths = Array.from(
  { length: LONGEST_GENERATED_CODE - SHORTEST_GENERATED_CODE + 1 },
  (_, index) => SHORTEST_GENERATED_CODE + index,
);

interface DisplaySettingsProps {
  readonly settings: SettingsView;
  /** Why it cannot be changed; null where it can. */
  readonly lockOf: (name: SettingName) => string | null;
  readonly callbacks: DeskCallbacks;
}

export function DisplaySettings({ settings, lockOf, callbacks }: DisplaySettingsProps) {
  const { settings: words } = useWording();
  const [answer, setAnswer] = useState<Said | null>(null);
  const save = async (change: SettingsChange): Promise<void> => {
    const outcome = await callbacks.saveSettings(change);
    setAnswer(saidOfSave(words, outcome));
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
        <Choice
          label={words.codeLength}
          value={String(settings.codeLength)}
          options={codeLengths.map((count) => ({ value: String(count), label: words.digits(count) }))}
          disabled={lockOf('codeLength') !== null}
          hint={lockOf('codeLength') ?? words.codeLengthHint}
          onChoose={(count) => void save({ codeLength: Number(count) })}
        />
      </div>
      <Answer said={answer} />
    </>
  );
}

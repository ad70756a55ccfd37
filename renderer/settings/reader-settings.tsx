import { useEffect, useEffectEvent, useState } from 'react';
import type { PortList, ReaderProfile, ReaderStatus } from '../../contract/reader.ts';
import { readerPresets } from '../../contract/reader-presets.ts';
import { Choice } from '../components/choice.tsx';
import { Icon } from '../components/icon.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer } from './answer.tsx';
import { PortField } from './port-field.tsx';
import { presetOf } from './preset-of.ts';

interface ReaderSettingsProps {
  readonly reader: ReaderProfile | null;
  readonly status: ReaderStatus;
  readonly isLocked: boolean;
  readonly callbacks: DeskCallbacks;
}

export function ReaderSettings({ reader, status, isLocked, callbacks }: ReaderSettingsProps) {
  const { settings: words, status: statusWords } = useWording();
  const [path, setPath] = useState(reader?.path ?? '');
  const [presetId, setPresetId] = useState(presetOf(reader));
  const [ports, setPorts] = useState<PortList | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  const preset = readerPresets.find(({ id }) => id === presetId);
  const advice = statusWords.readerAdvice(status);

  const { listPorts } = callbacks;
  const showPorts = async (): Promise<void> => {
    setPorts(await listPorts());
  };
  const firstPorts = useEffectEvent(listPorts);
  useEffect(() => {
    let isShown = true;
    void firstPorts().then((list) => {
      if (isShown) setPorts(list);
    });
    return () => {
      isShown = false;
    };
  }, []);

  const save = async (profile: ReaderProfile | null): Promise<void> => {
    const outcome = await callbacks.saveSettings({ reader: profile });
    setAnswer(outcome === null ? words.failed : words.settingsOutcome(outcome));
  };
  const saveChosen = (): void => {
    const settings = preset?.settings ?? (presetId === 'other' ? reader : null);
    if (path.trim() === '' || settings === null) setAnswer(words.portNeeded);
    else void save({ ...settings, path: path.trim() });
  };
  const options = [
    ...(presetId === '' ? [{ value: '', label: words.choosePreset }] : []),
    ...readerPresets.map(({ id, name }) => ({ value: id, label: name })),
    ...(presetOf(reader) === 'other' ? [{ value: 'other', label: words.otherReader }] : []),
  ];

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        saveChosen();
      }}
    >
      {advice !== null && (
        <p className="field-problem">
          <Icon name="alert" /> {advice}
        </p>
      )}
      <div className="pair">
        <PortField
          path={path}
          ports={ports}
          isLocked={isLocked}
          onPath={setPath}
          onRefresh={() => void showPorts()}
        />
        <Choice
          label={words.preset}
          value={presetId}
          options={options}
          disabled={isLocked}
          hint={preset?.note === undefined ? null : words.presetNote[preset.note]}
          onChoose={setPresetId}
        />
      </div>
      {isLocked ? (
        <p className="hint">{words.locked}</p>
      ) : (
        <div className="buttons">
          <button type="submit">{words.saveReader}</button>
          {reader !== null && (
            <button type="button" className="plain" onClick={() => void save(null)}>
              {words.forgetReader}
            </button>
          )}
        </div>
      )}
      <Answer words={answer} />
    </form>
  );
}

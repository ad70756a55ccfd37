import { useEffect, useEffectEvent, useState } from 'react';
import type { PortList, ReaderProfile, ReaderStatus } from '../../contract/reader.ts';
import { readerPresets } from '../../contract/reader-presets.ts';
import { Choice } from '../components/choice.tsx';
import { Icon } from '../components/icon.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer } from './answer.tsx';
import { CustomFields } from './custom-fields.tsx';
import { customReaderOf, settingsOfCustom } from './custom-reader.ts';
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
  const [custom, setCustom] = useState(() => customReaderOf(reader));
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
    if (path.trim() === '' || presetId === '') {
      setAnswer(words.portNeeded);
      return;
    }
    const chosen =
      preset === undefined
        ? settingsOfCustom(custom)
        : { kind: 'settings' as const, settings: { ...preset.settings, preset: preset.id } };
    // No field for it: it comes from a policy, or from finding the reader out.
    const kept =
      path.trim() === reader?.path && reader.prefixKey !== undefined ? { prefixKey: reader.prefixKey } : {};
    if (chosen.kind === 'settings') void save({ ...chosen.settings, ...kept, path: path.trim() });
    else setAnswer(chosen.problem === 'baud-rate' ? words.baudRateNeeded : words.cardTypeNeeded);
  };
  const choosePreset = (id: string): void => {
    // By hand means: like the reader chosen until now, but for what is changed.
    if (preset !== undefined) setCustom(customReaderOf(preset.settings));
    setPresetId(id);
  };
  const options = [
    ...(presetId === '' ? [{ value: '', label: words.choosePreset }] : []),
    ...readerPresets.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'other', label: words.otherReader },
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
          hint={preset === undefined ? null : words.presetNote[preset.note]}
          onChoose={choosePreset}
        />
      </div>
      {presetId === 'other' && <CustomFields reader={custom} isLocked={isLocked} onReader={setCustom} />}
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

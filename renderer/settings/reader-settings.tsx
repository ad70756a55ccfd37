import { useEffect, useEffectEvent, useState } from 'react';
import { KEYBOARD_PATH, typedFormats } from '../../contract/reader-formats.ts';
import type { PortList, ReaderProfile, ReaderStatus } from '../../contract/reader.ts';
import { genericLines, readerPresets } from '../../contract/reader-presets.ts';
import { Choice } from '../components/choice.tsx';
import { Icon } from '../components/icon.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, notDone, saidOfSave, type Said } from './answer.tsx';
import { CustomFields } from './custom-fields.tsx';
import { customReaderOf, settingsOfCustom } from './custom-reader.ts';
import { PortField } from './port-field.tsx';
import { presetOf } from './preset-of.ts';
import { ReaderExtraFields } from './reader-extra-fields.tsx';
import { usbAt, withExtras } from './reader-extras.ts';

interface ReaderSettingsProps {
  readonly reader: ReaderProfile | null;
  readonly status: ReaderStatus;
  /** Why it cannot be changed; null where it can. */
  readonly lock: string | null;
  readonly callbacks: DeskCallbacks;
}

export function ReaderSettings({ reader, status, lock, callbacks }: ReaderSettingsProps) {
  const { settings: words, status: statusWords } = useWording();
  const [path, setPath] = useState(reader?.path ?? '');
  const [chosenId, setChosenId] = useState(presetOf(reader));
  const [custom, setCustom] = useState(() => customReaderOf(reader));
  const [extras, setExtras] = useState({
    prefixKey: reader?.prefixKey ?? '',
    parts: reader?.parts?.join('|') ?? '',
  });
  const [ports, setPorts] = useState<PortList | null>(null);
  const [answer, setAnswer] = useState<Said | null>(null);
  const isLocked = lock !== null;
  const isKeyboard = path.trim() === KEYBOARD_PATH;
  const presets = isKeyboard ? genericLines : readerPresets;
  const preset = presets.find(({ id }) => id === chosenId);
  const presetId = preset === undefined && chosenId !== 'other' ? '' : chosenId;
  const customOffered = isKeyboard && !typedFormats.includes(custom.format) ? customReaderOf(null) : custom;
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
    setAnswer(saidOfSave(words, outcome));
  };
  const saveChosen = (): void => {
    if (path.trim() === '' || presetId === '') {
      setAnswer(notDone(words.portNeeded));
      return;
    }
    const chosen =
      preset === undefined
        ? settingsOfCustom(customOffered)
        : { kind: 'settings' as const, settings: { ...preset.settings, preset: preset.id } };
    const usb = usbAt(path.trim(), ports, reader);
    if (chosen.kind === 'settings')
      void save(withExtras({ ...chosen.settings, ...usb }, path.trim(), extras));
    else setAnswer(notDone(chosen.problem === 'baud-rate' ? words.baudRateNeeded : words.cardTypeNeeded));
  };
  const choosePreset = (id: string): void => {
    // By hand means: like the reader chosen until now, but for what is changed.
    if (preset !== undefined) setCustom(customReaderOf(preset.settings));
    setChosenId(id);
  };
  const options = [
    ...(presetId === '' ? [{ value: '', label: words.choosePreset }] : []),
    ...presets.map(({ id, name }) => ({ value: id, label: name })),
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
      {presetId === 'other' && (
        <CustomFields
          reader={customOffered}
          isLocked={isLocked}
          isKeyboard={isKeyboard}
          onReader={setCustom}
        />
      )}
      {presetId !== '' && (
        <ReaderExtraFields
          path={path.trim()}
          format={preset?.settings.format ?? customOffered.format}
          extras={extras}
          isLocked={isLocked}
          onExtras={setExtras}
        />
      )}
      {lock !== null ? (
        <p className="hint">{lock}</p>
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
      <Answer said={answer} />
    </form>
  );
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { PortList } from '../../contract/reader.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { Answer, notDone } from './answer.tsx';
import { KnownCardField } from './known-card-field.tsx';
import { PortField } from './port-field.tsx';

interface Asked {
  readonly path: string;
  readonly knownCard: string;
}

interface CalibrationFormProps {
  readonly asked: Asked;
  readonly callbacks: DeskCallbacks;
  readonly onAsked: (asked: Asked) => void;
  readonly onClose: () => void;
}

/** Which port, and which card will be tapped. */
export function CalibrationForm({ asked, callbacks, onAsked, onClose }: CalibrationFormProps) {
  const { calibration: words, general, settings } = useWording();
  const [ports, setPorts] = useState<PortList | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { path, knownCard } = asked;

  const listPorts = useEffectEvent(callbacks.listPorts);
  useEffect(() => {
    let isShown = true;
    void listPorts().then((list) => {
      if (isShown) setPorts(list);
    });
    return () => {
      isShown = false;
    };
  }, []);

  const start = async (): Promise<void> => {
    if (path.trim() === '') {
      setProblem(settings.portHint);
      return;
    }
    setProblem(null);
    const outcome = await callbacks.calibration.start({
      path: path.trim(),
      knownCards: [knownCard.slice(0, 400)],
    });
    setProblem(words.startProblem(outcome));
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p>{words.intro}</p>
      <PortField
        path={path}
        ports={ports}
        isLocked={false}
        onPath={(chosen) => {
          onAsked({ ...asked, path: chosen });
        }}
        onRefresh={() => void callbacks.listPorts().then(setPorts)}
      />
      <KnownCardField
        label={words.knownCard}
        value={knownCard}
        checkNumber={callbacks.calibration.checkNumber}
        onText={(text) => {
          onAsked({ ...asked, knownCard: text });
        }}
      />
      <div className="buttons">
        <button type="submit" className="primary">
          {words.start}
        </button>
        <button type="button" onClick={onClose}>
          {general.cancel}
        </button>
      </div>
      <Answer said={problem === null ? null : notDone(problem)} />
    </form>
  );
}

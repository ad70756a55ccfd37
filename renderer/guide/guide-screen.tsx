import { useEffect, useRef, useState } from 'react';
import { assertNever } from '../../contract/assert-never.ts';
import { Icon } from '../components/icon.tsx';
import type { DeskState } from '../desk-state.ts';
import { ApiAddress } from '../settings/api-address.tsx';
import { ApiKey } from '../settings/api-key.tsx';
import { lockOfSetting } from '../settings/lock-of-setting.ts';
import { ReaderSetUp } from '../settings/reader-set-up.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { GuideCard } from './guide-card.tsx';
import { GuideStart } from './guide-start.tsx';
import { firstOpenStep, guideSteps, isStepDone, type GuideStep } from './guide-steps.ts';

export interface GuideProps {
  readonly state: DeskState;
  readonly callbacks: DeskCallbacks;
}

/** From nothing set up to the first card, a step at a time. Each step saves by itself: it may be left at any. */
export function GuideScreen({ state, callbacks }: GuideProps) {
  const { general, guide: words } = useWording();
  const isLive = state.desk.mode === 'live';
  const leave = async (): Promise<void> => {
    await callbacks.setGuide(false);
    callbacks.dispatch({ type: 'went-to', screen: 'enroll', place: null });
  };
  return (
    <div className="guide settings">
      <div className="screen-head">
        <h1>{general.guide}</h1>
        <div className="way-out">
          <button type="button" className="plain" aria-describedby="leave-hint" onClick={() => void leave()}>
            {words.leave}
          </button>
          <p className="hint" id="leave-hint">
            {words.leaveHint}
          </p>
        </div>
      </div>
      {isLive ? (
        <LiveSteps state={state} callbacks={callbacks} onLeave={leave} />
      ) : (
        <GuideStart callbacks={callbacks} onLeave={leave} />
      )}
    </div>
  );
}

interface LiveStepsProps extends GuideProps {
  readonly onLeave: () => Promise<void>;
}

function LiveSteps({ state, callbacks, onLeave }: LiveStepsProps) {
  const { guide: words } = useWording();
  const { settings } = state.desk;
  const [step, setStep] = useState(() => firstOpenStep(settings));
  const heading = useRef<HTMLHeadingElement>(null);
  // What had focus is gone with the step it belonged to.
  useEffect(() => {
    heading.current?.focus();
  }, [step]);
  const place = guideSteps.indexOf(step);
  const previous = guideSteps[place - 1];
  const next = guideSteps[place + 1];
  return (
    <>
      <ol className="guide-steps" aria-label={words.steps}>
        {guideSteps.map((one) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {words.step[one]}
            {isStepDone(one, settings) && (
              <span className="step-done">
                <Icon name="check" /> {words.done}
              </span>
            )}
          </li>
        ))}
      </ol>
      <section aria-labelledby="guide-step">
        <h2 id="guide-step" ref={heading} tabIndex={-1}>
          {words.step[step]}
        </h2>
        <StepBody step={step} state={state} callbacks={callbacks} onLeave={onLeave} />
        <div className="buttons">
          {next !== undefined && (
            <button
              type="button"
              className={isStepDone(step, settings) ? 'primary' : undefined}
              onClick={() => {
                setStep(next);
              }}
            >
              {isStepDone(step, settings) ? words.next : words.skip}
            </button>
          )}
          {next === undefined && (
            <button type="button" onClick={() => void onLeave()}>
              {words.finish}
            </button>
          )}
          {previous !== undefined && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                setStep(previous);
              }}
            >
              {words.back}
            </button>
          )}
        </div>
      </section>
    </>
  );
}

function StepBody({ step, state, callbacks, onLeave }: LiveStepsProps & { readonly step: GuideStep }) {
  const { guide: words, settings: settingsWords } = useWording();
  const { desk } = state;
  const lockOf = lockOfSetting(desk, settingsWords);
  switch (step) {
    case 'service':
      return (
        <>
          <p>{words.serviceHint}</p>
          <ApiAddress
            address={desk.settings.apiBaseUrl}
            lock={lockOf('apiBaseUrl')}
            onSave={(apiBaseUrl) => callbacks.saveSettings({ apiBaseUrl })}
          />
          <ApiKey settings={desk.settings} isPractice={false} callbacks={callbacks} />
        </>
      );
    case 'reader':
      return (
        <>
          <p>{words.readerHint}</p>
          <ReaderSetUp state={state} lock={lockOf('reader')} callbacks={callbacks} />
        </>
      );
    case 'card':
      return <GuideCard state={state} onEnroll={onLeave} />;
    default:
      return assertNever(step);
  }
}

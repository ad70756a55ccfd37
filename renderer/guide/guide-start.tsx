import { useEffect, useRef } from 'react';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';

interface GuideStartProps {
  readonly callbacks: DeskCallbacks;
  readonly onLeave: () => Promise<void>;
}

/** The first choice: a made-up desk, or this one. */
export function GuideStart({ callbacks, onLeave }: GuideStartProps) {
  const { guide: words } = useWording();
  const practice = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    practice.current?.focus();
  }, []);
  const setUp = async (): Promise<void> => {
    // Said first: the page is replaced, and goes on from there.
    await callbacks.setGuide(true);
    await callbacks.switchMode('live');
  };
  return (
    <section aria-label={words.steps}>
      <p>{words.intro}</p>
      <div className="guide-choices">
        <button ref={practice} type="button" aria-describedby="guide-practice" onClick={() => void onLeave()}>
          {words.practice}
        </button>
        <p className="hint" id="guide-practice">
          {words.practiceHint}
        </p>
        <button type="button" className="primary" aria-describedby="guide-live" onClick={() => void setUp()}>
          {words.live}
        </button>
        <p className="hint" id="guide-live">
          {words.liveHint}
        </p>
      </div>
    </section>
  );
}

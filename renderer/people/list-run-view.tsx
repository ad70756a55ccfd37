import type { PeopleList } from '../../contract/people-list.ts';
import type { SoundVolume } from '../../contract/sound.ts';
import { useScreenKeys } from '../components/use-key-down.ts';
import { LargePin } from '../enroll/large-pin.tsx';
import { useLargePin } from '../enroll/use-large-pin.ts';
import { isShortcut } from '../shortcuts.ts';
import { useRunSounds } from '../sounds/use-run-sounds.ts';
import { useWording } from '../wording/use-wording.ts';
import { LastEnrolled } from './last-enrolled.tsx';
import { ListButtons } from './list-buttons.tsx';
import type { ListRunControl } from './list-run-control.ts';
import { ListRunQuestion } from './list-run-question.tsx';
import { NextPerson } from './next-person.tsx';
import { RunNoteLine } from './run-note-line.tsx';
import type { RunPin } from './run-pins.ts';
import { useFocusAtStart } from './use-focus-at-start.ts';
import { useListRun } from './use-list-run.ts';

interface ListRunViewProps {
  readonly list: PeopleList;
  readonly volume: SoundVolume;
  readonly isCovered: boolean;
  readonly onPause: () => void;
}

export function ListRunView({ list: firstList, volume, isCovered, onPause }: ListRunViewProps) {
  const { peopleList: words } = useWording();
  const beginning = useFocusAtStart<HTMLDivElement>();
  const [state, control] = useListRun(firstList, isCovered);
  const list = state.list ?? firstList;
  useRunSounds(state.note, volume);
  const { shown, show, hide } = useLargePin(state.note, state.question, isCovered);
  const showPin = (pin: RunPin): void => {
    show({ kind: 'pin', digits: pin.digits, whose: words.pinOf(pin.name) });
  };
  const showLatestPin = (): void => {
    const latest = state.pins[0];
    if (latest !== undefined) showPin(latest);
  };
  useRunKeys(control, state.isReadingBack, onPause, showLatestPin);
  const doneCount = list.enrolledCount + list.skippedCount;
  return (
    <>
      <div className="people-progress" ref={beginning} tabIndex={-1}>
        <progress aria-label={words.open} max={list.totalCount} value={doneCount} />
        <p>
          {words.progress(doneCount, list.totalCount)}
          {list.skippedCount > 0 && <span className="hint"> · {words.skippedCount(list.skippedCount)}</span>}
        </p>
      </div>
      {list.unreadableCount > 0 && <p className="field-note">{words.unreadable(list.unreadableCount)}</p>}
      {!list.survivesClosing && <p className="field-note">{words.keepOpen}</p>}
      <NextPerson list={list} isReadingBack={state.isReadingBack} />
      <RunNoteLine note={state.note} pins={state.pins} onShowPin={showPin} />
      <ListButtons list={list} isReadingBack={state.isReadingBack} control={control} onPause={onPause} />
      <LastEnrolled
        list={list}
        pins={state.pins}
        onShowPin={showPin}
        onPutBack={(personId) => void control.putBack(personId)}
      />
      {state.question !== null && !isCovered && (
        <ListRunQuestion
          question={state.question}
          leftCount={list.leftCount + list.skippedCount}
          control={control}
        />
      )}
      {shown !== null && <LargePin secret={shown} onHide={hide} />}
    </>
  );
}

/** The same keys as on the buttons, wherever focus is. */
function useRunKeys(
  control: ListRunControl,
  isReadingBack: boolean,
  onPause: () => void,
  onShowPin: () => void,
): void {
  const workOf = (event: KeyboardEvent): (() => void) | null => {
    if (isShortcut('undoInList', event)) return () => void control.undo();
    if (isShortcut('skip', event)) return () => void control.skip();
    if (isShortcut('pauseList', event)) return onPause;
    if (isShortcut('showPinInList', event)) return onShowPin;
    if (!isShortcut('readBack', event)) return null;
    return () => {
      control.readBack(!isReadingBack);
    };
  };
  useScreenKeys((event) => {
    const work = event.repeat ? null : workOf(event);
    if (work === null) return;
    event.preventDefault();
    work();
  });
}

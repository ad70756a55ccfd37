import { useState } from 'react';
import type { ListExportOutcome, PeopleList } from '../../contract/people-list.ts';
import { useWording } from '../wording/use-wording.ts';
import type { ListRunControl } from './list-run-control.ts';
import { exportPeopleLeft } from './use-people.ts';

interface ListButtonsProps {
  readonly list: PeopleList;
  readonly isReadingBack: boolean;
  readonly control: ListRunControl;
  readonly onPause: () => void;
}

export function ListButtons({ list, isReadingBack, control, onPause }: ListButtonsProps) {
  const { peopleList: words } = useWording();
  const [exported, setExported] = useState<ListExportOutcome | null>(null);
  const hasNext = list.next.length > 0;
  const hasPeopleLeft = hasNext || list.skippedCount > 0;
  return (
    <div className="buttons people-buttons">
      {hasNext && <KeyButton words={words.skip} keys="F7" onPress={() => void control.skip()} />}
      {list.enrolledCount > 0 && (
        <KeyButton words={words.undo} keys="Ctrl+Z" onPress={() => void control.undo()} />
      )}
      <KeyButton
        words={isReadingBack ? words.endReadBack : words.readBack}
        keys="F8"
        onPress={() => {
          control.readBack(!isReadingBack);
        }}
      />
      <KeyButton words={words.pause} keys="Esc" onPress={onPause} />
      {list.skippedCount > 0 && (
        <button type="button" onClick={() => void control.bringBack()}>
          {words.bringBack(list.skippedCount)}
        </button>
      )}
      {hasPeopleLeft && (
        <button type="button" className="plain" onClick={() => void exportPeopleLeft().then(setExported)}>
          {words.exportLeft}
        </button>
      )}
      <button
        type="button"
        className={hasPeopleLeft ? 'plain' : 'primary'}
        onClick={() => {
          control.askFinish();
        }}
      >
        {words.finish}
      </button>
      <span role="status">{exported !== null && words.exported[exported]}</span>
    </div>
  );
}

interface KeyButtonProps {
  readonly words: string;
  readonly keys: string;
  readonly onPress: () => void;
}

function KeyButton({ words, keys, onPress }: KeyButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={keys.replace('Ctrl', 'Control').replace('Esc', 'Escape')}
      onClick={onPress}
    >
      {words} <kbd aria-hidden="true">{keys}</kbd>
    </button>
  );
}

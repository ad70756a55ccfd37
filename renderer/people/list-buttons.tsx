import { useState } from 'react';
import type { ListExportOutcome, PeopleList } from '../../contract/people-list.ts';
import { KeptFocus } from '../components/kept-focus.tsx';
import { ariaKeys, shortcuts, type ShortcutName } from '../shortcuts.ts';
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
    <KeptFocus>
      <div className="buttons people-buttons">
        {hasNext && <KeyButton words={words.skip} shortcut="skip" onPress={() => void control.skip()} />}
        {list.enrolledCount > 0 && (
          <KeyButton words={words.undo} shortcut="undoInList" onPress={() => void control.undo()} />
        )}
        <KeyButton
          words={isReadingBack ? words.endReadBack : words.readBack}
          shortcut="readBack"
          onPress={() => {
            control.readBack(!isReadingBack);
          }}
        />
        <KeyButton words={words.pause} shortcut="pauseList" onPress={onPause} />
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
    </KeptFocus>
  );
}

interface KeyButtonProps {
  readonly words: string;
  readonly shortcut: ShortcutName;
  readonly onPress: () => void;
}

function KeyButton({ words, shortcut, onPress }: KeyButtonProps) {
  return (
    <button type="button" aria-keyshortcuts={ariaKeys(shortcut)} onClick={onPress}>
      {words} <kbd aria-hidden="true">{shortcuts[shortcut]}</kbd>
    </button>
  );
}

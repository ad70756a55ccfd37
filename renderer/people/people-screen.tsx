import { useEffect } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { SettingsView } from '../../contract/settings.ts';
import { QuestionDialog } from '../components/question-dialog.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportStart } from './import-start.tsx';
import { ListRunView } from './list-run-view.tsx';
import { usePeopleList, type PeopleImport } from './use-people.ts';

interface PeopleScreenProps {
  readonly settings: Pick<SettingsView, 'templates' | 'soundVolume'>;
  readonly accessLevels: AccessLevelList;
  /** The list that is being read, which outlives this screen. */
  readonly people: PeopleImport;
  /** Something more urgent is asked. */
  readonly isCovered: boolean;
  readonly callbacks: DeskCallbacks;
}

export function PeopleScreen({ settings, accessLevels, people, isCovered, callbacks }: PeopleScreenProps) {
  const { general, peopleList: words } = useWording();
  const { dispatch } = callbacks;
  const list = usePeopleList();
  const isRunning = list !== null && list !== undefined;
  useEffect(() => {
    dispatch({ type: 'list-shown', isRunning });
  }, [dispatch, isRunning]);

  return (
    <div className="people">
      <h1>{general.people}</h1>
      {people.isClearAsked && !isCovered && (
        <QuestionDialog
          {...words.clearQuestion}
          decline={words.keepList}
          onAgree={() => {
            people.answerClear(true);
          }}
          onDecline={() => {
            people.answerClear(false);
          }}
        />
      )}
      {isRunning && (
        <ListRunView
          list={list}
          volume={settings.soundVolume}
          isCovered={isCovered || people.isClearAsked}
          onPause={() => {
            dispatch({ type: 'went-to', screen: 'enroll', place: null });
          }}
        />
      )}
      {list === null && people.draft === null && <ImportStart people={people} />}
      {list === null && people.draft !== null && (
        <ImportPreview
          draft={people.draft}
          people={people}
          templates={settings.templates}
          accessLevels={accessLevels}
          onRefreshLevels={callbacks.refreshLevels}
        />
      )}
    </div>
  );
}

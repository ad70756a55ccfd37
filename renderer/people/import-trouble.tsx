import { useEffect, useRef } from 'react';
import { assertNever } from '../../contract/assert-never.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import type { Wording } from '../wording/wording.ts';
import type { ImportState, ImportTrouble } from './import-state.ts';

/** Why a list was not read or not started; it takes focus, for whoever works by keyboard is elsewhere. */
export function ImportTroubleNote({ trouble, troubleCount }: Pick<ImportState, 'trouble' | 'troubleCount'>) {
  const wording = useWording();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (troubleCount > 0) note.current?.focus();
  }, [troubleCount]);
  return (
    <div role="alert" tabIndex={-1} ref={note} className="people-note">
      {trouble !== null && (
        <p className="field-problem">
          <Icon name="alert" /> {wordsOf(trouble, wording)}
        </p>
      )}
    </div>
  );
}

function wordsOf(trouble: ImportTrouble, { peopleList, form, status }: Wording): string {
  switch (trouble.kind) {
    case 'draft-refused':
      return peopleList.refused[trouble.reason];
    case 'refused':
      return peopleList.startRefused[trouble.reason];
    case 'problems':
      return trouble.problems.map((problem) => `${form.problem(problem)}.`).join(' ');
    case 'pins-missing':
      return peopleList.pinsMissing(trouble.count);
    case 'not-saved':
      return status.storage(trouble.problem, 'start-list');
    case 'failed':
      return peopleList.failed;
    default:
      return assertNever(trouble);
  }
}

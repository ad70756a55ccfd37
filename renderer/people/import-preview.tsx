import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { PeopleDraft } from '../../contract/people-list.ts';
import type { Template } from '../../contract/template-rules.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import { ImportTroubleNote } from './import-trouble.tsx';
import { LeftOut } from './left-out.tsx';
import type { Correction } from './list-corrections.ts';
import { ListTermsForm } from './list-terms-form.tsx';
import { PreviewTable } from './preview-table.tsx';
import { ReadingFields } from './reading-fields.tsx';
import { useFocusAtStart } from './use-focus-at-start.ts';
import type { PeopleImport } from './use-people.ts';

interface ImportPreviewProps {
  readonly draft: PeopleDraft;
  readonly people: PeopleImport;
  readonly templates: readonly Template[];
  readonly accessLevels: AccessLevelList;
  readonly onRefreshLevels: () => Promise<boolean>;
}

/** The list as it would be read, to be corrected, and what everybody on it gets. */
export function ImportPreview(props: ImportPreviewProps) {
  const { draft, people, templates, accessLevels, onRefreshLevels } = props;
  const { peopleList: words } = useWording();
  const beginning = useFocusAtStart<HTMLHeadingElement>();
  const { columns } = draft.reading;
  const hasName = columns.some((use) => use === 'name' || use === 'firstName' || use === 'lastName');
  const correct = (correction: Correction): void => void people.correct(correction);
  return (
    <>
      <div className="people-head">
        <h2 ref={beginning} tabIndex={-1}>
          {words.preview(draft.fileName)}
        </h2>
        <button type="button" className="plain" onClick={people.drop}>
          {words.otherFile}
        </button>
      </div>
      <p className="people-counts" role="status">
        {words.counts(draft.goodCount, draft.badCount)}
      </p>
      <ImportTroubleNote {...people} />
      {!hasName && (
        <p className="field-problem">
          <Icon name="alert" /> {words.noNameColumn}
        </p>
      )}
      {columns.includes('personId') && <p className="hint">{words.personIds}</p>}
      <ReadingFields draft={draft} onCorrect={correct} />
      <PreviewTable draft={draft} onCorrect={correct} />
      <LeftOut draft={draft} exported={people.exported} onExport={() => void people.exportBad()} />
      <ListTermsForm
        draft={draft}
        terms={people.terms}
        templates={templates}
        accessLevels={accessLevels}
        isBusy={people.isBusy}
        problems={people.trouble?.kind === 'problems' ? people.trouble.problems : []}
        onTerms={people.changeTerms}
        onRefreshLevels={onRefreshLevels}
        onPinsMissing={(count) => {
          people.refuse({ kind: 'pins-missing', count });
        }}
        onStart={(terms) => void people.start(terms)}
      />
    </>
  );
}

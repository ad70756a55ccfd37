import type { AccessLevel } from '../../contract/access-levels.ts';
import { QuestionDialog } from '../components/question-dialog.tsx';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { KeptFocus } from '../components/kept-focus.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { ExportButton } from './export-button.tsx';
import { FilterFields } from './filter-fields.tsx';
import { ListFoot } from './list-foot.tsx';
import { waitingFor, type ActivityState } from './activity-state.ts';
import { SubmissionRow } from './submission-row.tsx';

interface ActivityScreenProps {
  readonly activity: ActivityState;
  readonly levels: readonly AccessLevel[];
  /** Something more urgent is asked. */
  readonly isCovered: boolean;
  readonly callbacks: DeskCallbacks;
}

export function ActivityScreen({ activity, levels, isCovered, callbacks }: ActivityScreenProps) {
  const { activity: words, general, question } = useWording();
  const { list, search, filter, notice, discarding } = activity;
  const { dispatch } = callbacks;
  return (
    <div className="records activity">
      <div className="screen-head">
        <h1>{general.activity}</h1>
        <Field
          label={words.search}
          type="search"
          value={search}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onText={(text) => {
            dispatch({ type: 'search-changed', search: text });
          }}
        />
      </div>
      <div className="record-tools">
        <FilterFields
          filter={filter}
          onFilter={(chosen) => {
            dispatch({ type: 'filter-changed', filter: chosen });
          }}
        />
        <ExportButton search={search} filter={filter} />
      </div>
      <div role="alert">
        {notice !== null && (
          <p className="field-problem">
            <Icon name="alert" /> {words.notice(notice)}
          </p>
        )}
      </div>
      {list !== null && (
        <KeptFocus>
          {list.submissions.length > 0 && (
            <table aria-label={words.submissions}>
              <thead>
                <tr>
                  {(['time', 'person', 'card', 'state', 'actions'] as const).map((column) => (
                    <th key={column} scope="col">
                      {words.columns[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.submissions.map((submission) => (
                  <SubmissionRow
                    key={submission.id}
                    submission={submission}
                    levels={levels}
                    callbacks={callbacks}
                  />
                ))}
              </tbody>
            </table>
          )}
          <ListFoot list={list} search={search.trim()} filter={filter} />
        </KeptFocus>
      )}
      {discarding !== null && !isCovered && (
        <QuestionDialog
          {...question.discard(discarding, waitingFor(discarding, list))}
          decline={question.keepSubmission}
          onAgree={() => {
            dispatch({ type: 'discard-closed' });
            void callbacks.act('discard', discarding.id);
          }}
          onDecline={() => {
            dispatch({ type: 'discard-closed' });
          }}
        />
      )}
    </div>
  );
}

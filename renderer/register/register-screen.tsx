import { useEffect, useRef, useState } from 'react';
import { noFilter } from '../activity/activity-filter.ts';
import { isCodeText } from '../../contract/key-text.ts';
import type { AccessLevel } from '../../contract/access-levels.ts';
import type { RegisterEntryView } from '../../contract/register.ts';
import { Field } from '../components/field.tsx';
import { QuestionDialog } from '../components/question-dialog.tsx';
import type { DeskAction } from '../desk-state.ts';
import { useWording } from '../wording/use-wording.ts';
import { RegisterNote } from './register-note.tsx';
import { RegisterTable } from './register-table.tsx';
import { useRegister } from './use-register.ts';

interface RegisterScreenProps {
  readonly levels: readonly AccessLevel[];
  readonly retentionDays: number | null;
  /** Something more urgent is asked. */
  readonly isCovered: boolean;
  readonly dispatch: (action: DeskAction) => void;
}

export function RegisterScreen({ levels, retentionDays, isCovered, dispatch }: RegisterScreenProps) {
  const { register: words, general } = useWording();
  const { search, setSearch, shown, hasFailed, notice, openKey, erase } = useRegister();
  const [erasing, setErasing] = useState<RegisterEntryView | null>(null);
  const note = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with its row, or no longer the point.
  useEffect(() => {
    if (notice !== null) note.current?.focus();
  }, [notice]);

  return (
    <div className="records register">
      <div className="screen-head">
        <div>
          <h1>{general.register}</h1>
          <p className="hint">{words.retention(retentionDays)}</p>
        </div>
        <Field
          label={words.search}
          hint={words.searchHint}
          type="search"
          value={search}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onText={setSearch}
        />
      </div>
      <RegisterNote ref={note} notice={notice} hasFailed={hasFailed} />
      {shown !== null && (
        <RegisterTable
          shown={shown}
          levels={levels}
          onShow={({ cardNumber, submissionId }) => {
            // A code is not in the window, so that what is asked for is named by its submission.
            if (isCodeText(cardNumber) && submissionId !== null)
              dispatch({
                type: 'activity-shown',
                search: '',
                filter: { ...noFilter, key: { submissionId, shown: cardNumber } },
              });
            else dispatch({ type: 'activity-shown', search: cardNumber, filter: noFilter });
          }}
          onChange={({ keyId }) => void openKey(keyId, dispatch)}
          onErase={setErasing}
        />
      )}
      {erasing !== null && !isCovered && (
        <QuestionDialog
          {...words.question(erasing.holder === '' ? erasing.cardNumber : erasing.holder)}
          decline={words.keep}
          onAgree={() => {
            setErasing(null);
            void erase(erasing.id);
          }}
          onDecline={() => {
            setErasing(null);
          }}
        />
      )}
    </div>
  );
}

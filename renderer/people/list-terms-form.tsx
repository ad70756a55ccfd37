import { useState } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { ListTerms, PeopleDraft } from '../../contract/people-list.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import { Choice } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { AccessLevels } from '../enroll/access-levels.tsx';
import { ValiditySentence } from '../enroll/validity-sentence.tsx';
import { useWording } from '../wording/use-wording.ts';

interface ListTermsFormProps {
  readonly draft: PeopleDraft;
  readonly accessLevels: AccessLevelList;
  readonly problems: readonly FieldProblem[];
  readonly isBusy: boolean;
  readonly onRefreshLevels: () => Promise<boolean>;
  readonly onStart: (terms: ListTerms) => void;
}

/** A time half typed reaches the page as no text at all; it must not be saved as "no limit". */
const HALF_TYPED = '?';

export function ListTermsForm({ draft, accessLevels, problems, isBusy, ...on }: ListTermsFormProps) {
  const { peopleList: words, form: formWords } = useWording();
  const hasPins = draft.reading.columns.includes('pin');
  const [validFrom, setValidFrom] = useState('');
  const [validTo, setValidTo] = useState('');
  const [accessLevelIds, setAccessLevelIds] = useState<readonly string[]>([]);
  const [chosenPin, setPin] = useState<ListTerms['pin'] | null>(null);
  const pin = chosenPin ?? (hasPins ? 'from-list' : 'none');

  const problemOf = (field: FieldProblem['field']): string | null => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? null : formWords.problem(found);
  };
  const time = (field: 'validFrom' | 'validTo', value: string, onText: (text: string) => void) => (
    <Field
      name={field}
      label={formWords[field]}
      value={value}
      problem={problemOf(field)}
      type="datetime-local"
      max="9999-12-31T23:59"
      onText={onText}
    />
  );
  return (
    <form
      className="people-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = (name: string, value: string): string => {
          const input = event.currentTarget.elements.namedItem(name);
          return input instanceof HTMLInputElement && input.validity.badInput ? HALF_TYPED : value;
        };
        if (isBusy) return;
        on.onStart({
          accessLevelIds: [...accessLevelIds],
          validFrom: typed('validFrom', validFrom),
          validTo: typed('validTo', validTo),
          pin,
        });
      }}
    >
      <h3>{words.terms}</h3>
      <p className="hint">{words.termsHint}</p>
      <div className="pair">
        {time('validFrom', validFrom, setValidFrom)}
        {time('validTo', validTo, setValidTo)}
      </div>
      <ValiditySentence id="list-validity" validFrom={validFrom} validTo={validTo} />
      <Choice
        label={words.pinRule}
        value={pin}
        options={(['none', 'generated', 'from-list'] as const)
          .filter((value) => hasPins || value !== 'from-list')
          .map((value) => ({ value, label: words.pinRules[value] }))}
        onChoose={setPin}
      />
      <AccessLevels
        list={accessLevels}
        chosenIds={accessLevelIds}
        problem={problemOf('accessLevels')}
        onChoose={setAccessLevelIds}
        onRefresh={on.onRefreshLevels}
      />
      <div className="buttons">
        <button type="submit" className="primary" aria-disabled={isBusy ? true : undefined}>
          {words.start(draft.goodCount)}
        </button>
      </div>
    </form>
  );
}

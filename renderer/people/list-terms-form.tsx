import { useEffect, useEffectEvent } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { ListTerms, PeopleDraft } from '../../contract/people-list.ts';
import type { EnrollForm, FieldProblem } from '../../contract/submission.ts';
import type { Template } from '../../contract/template-rules.ts';
import { localDayOf } from '../../contract/validity-end.ts';
import { Choice } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { AccessLevels } from '../enroll/access-levels.tsx';
import { TemplateChoice } from '../enroll/template-choice.tsx';
import { leaveTemplate, renewTemplate } from '../enroll/templates.ts';
import { ValiditySentence } from '../enroll/validity-sentence.tsx';
import { useWording } from '../wording/use-wording.ts';
import {
  chooseForList,
  followForList,
  hasPins,
  missingPinCount,
  pinRuleOf,
  type TermsState,
} from './list-terms.ts';

interface ListTermsFormProps {
  readonly draft: PeopleDraft;
  readonly terms: TermsState;
  readonly templates: readonly Template[];
  readonly accessLevels: AccessLevelList;
  readonly problems: readonly FieldProblem[];
  readonly isBusy: boolean;
  readonly onTerms: (change: (now: TermsState) => TermsState) => void;
  readonly onRefreshLevels: () => Promise<boolean>;
  /** So many would lack the PIN that the template asks for. */
  readonly onPinsMissing: (count: number) => void;
  readonly onStart: (terms: ListTerms) => void;
}

/** A time half typed reaches the page as no text at all; it must not be saved as "no limit". */
const HALF_TYPED = '?';

export function ListTermsForm(props: ListTermsFormProps) {
  const { draft, terms, templates, accessLevels, problems, isBusy, ...on } = props;
  const { peopleList: words, form: formWords, templates: templateWords } = useWording();
  const { form, template } = terms;
  const pinRule = pinRuleOf(terms, draft);
  const follow = useEffectEvent(() => {
    on.onTerms((now) => followForList(now, templates, draft));
  });
  // They may have been changed in Settings while the list stood here unseen.
  useEffect(() => {
    follow();
  }, [templates]);
  const change = (part: Partial<EnrollForm>): void => {
    on.onTerms((now) => ({ ...now, form: { ...now.form, ...part } }));
  };

  const problemOf = (field: FieldProblem['field']): string | null => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? null : formWords.problem(found);
  };
  const time = (field: 'validFrom' | 'validTo') => (
    <Field
      name={field}
      label={formWords[field]}
      value={form[field]}
      problem={problemOf(field)}
      type="datetime-local"
      max="9999-12-31T23:59"
      onText={(text) => {
        change({ [field]: text });
      }}
    />
  );
  const start = (elements: HTMLFormControlsCollection): void => {
    const typed = (name: 'validFrom' | 'validTo', value: string): string => {
      const input = elements.namedItem(name);
      return input instanceof HTMLInputElement && input.validity.badInput ? HALF_TYPED : value;
    };
    // The list may have been looked at past midnight.
    const now = renewTemplate(terms, localDayOf(new Date()), null);
    on.onTerms(() => now);
    const missingCount = missingPinCount(now, draft);
    if (missingCount > 0) on.onPinsMissing(missingCount);
    else
      on.onStart({
        accessLevelIds: [...now.form.accessLevelIds],
        validFrom: typed('validFrom', now.form.validFrom),
        validTo: typed('validTo', now.form.validTo),
        pin: pinRuleOf(now, draft),
      });
  };
  return (
    <form
      className="people-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) start(event.currentTarget.elements);
      }}
    >
      <h3>{words.terms}</h3>
      <p className="hint">{words.termsHint}</p>
      <TemplateChoice
        templates={templates}
        chosen={template?.template ?? null}
        note={
          template === null
            ? null
            : [templateWords.chosenForList(template.template), ...templateWords.kept(template.kept)].join(' ')
        }
        refused={terms.refusedTemplate}
        onChoose={(chosen) => {
          const today = localDayOf(new Date());
          on.onTerms((now) => chooseForList(now, chosen, draft, accessLevels, today));
        }}
        onLeave={() => {
          on.onTerms(leaveTemplate);
        }}
      />
      <div className="pair">
        {time('validFrom')}
        {time('validTo')}
      </div>
      <ValiditySentence id="list-validity" validFrom={form.validFrom} validTo={form.validTo} />
      <Choice
        label={words.pinRule}
        value={pinRule}
        hint={pinRule === 'none' ? null : words.pinHint}
        options={(['none', 'generated', 'from-list'] as const)
          .filter((value) => hasPins(draft) || value !== 'from-list')
          .map((value) => ({ value, label: words.pinRules[value] }))}
        onChoose={(pin) => {
          on.onTerms((now) => ({ ...now, pin }));
        }}
      />
      <AccessLevels
        list={accessLevels}
        chosenIds={form.accessLevelIds}
        problem={problemOf('accessLevels')}
        onChoose={(ids) => {
          change({ accessLevelIds: [...ids] });
        }}
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

import { useEffect, useRef, type SubmitEvent } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { DeskStatus } from '../../contract/desk.ts';
import { isCodeText } from '../../contract/key-text.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import type { Template } from '../../contract/template-rules.ts';
import { endOf, localDayOf } from '../../contract/validity-end.ts';
import { Field } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { useScreenKeys } from '../components/use-key-down.ts';
import { ariaKeys, isShortcut, shortcuts } from '../shortcuts.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { AccessLevels } from './access-levels.tsx';
import { holdsPerson, isEmpty, type EnrollState, type ShownSecret, type TextField } from './enroll-state.ts';
import { focusPersonWhenDrawn } from './go-to-form.ts';
import { KeyField } from './key-field.tsx';
import { LargePin } from './large-pin.tsx';
import { PersonFields } from './person-fields.tsx';
import { PinField } from './pin-field.tsx';
import { secretToShow } from './outcomes.ts';
import { OutcomeLine } from './outcome-line.tsx';
import { ProblemSummary } from './problem-summary.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { useFocusAfter } from './use-focus-after.ts';
import { useLargePin } from './use-large-pin.ts';
import { ValidityPresets } from './validity-presets.tsx';
import { ValiditySentence } from './validity-sentence.tsx';

interface EnrollFormViewProps {
  readonly enroll: EnrollState;
  readonly status: DeskStatus;
  readonly accessLevels: AccessLevelList;
  readonly templates: readonly Template[];
  readonly callbacks: DeskCallbacks;
}

/** A time half typed reaches the page as no text at all; it must not be saved as "no limit". */
const HALF_TYPED = '?';

export function EnrollFormView(props: EnrollFormViewProps) {
  const { enroll, status, accessLevels, templates, callbacks } = props;
  const { form: words, card: cardWords, templates: templateWords } = useWording();
  const formElement = useRef<HTMLFormElement>(null);
  const { form, problems, card } = enroll;
  const isBusy = enroll.submitted !== null;
  const isCode = isCodeText(form.cardNumber);
  // The key is for that one's, then.
  const isPinChanged = enroll.cardAct?.name === 'new-pin';
  // What a typed number stands for is known a moment later, and is no news to whoever reads the PIN.
  const tappedCard = enroll.tapped ? card : null;
  const { shown, show, hide } = useLargePin(form, tappedCard, enroll.question, enroll.refusedTap);
  useFocusAfter(enroll.savedCount, 'firstName');
  useFocusAfter(enroll.problemRound, 'problems');

  const problemOf = (field: FieldProblem['field']): string | null => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? null : words.problem(found);
  };
  const text = (field: TextField) => ({
    id: field,
    label: words[field],
    value: form[field],
    problem: problemOf(field),
    autoComplete: 'off',
    spellCheck: false,
    onText: (changed: string) => {
      callbacks.dispatch({ type: 'text-changed', field, text: changed });
    },
  });
  const timeOf = (field: 'validFrom' | 'validTo'): string => {
    const input = formElement.current?.elements.namedItem(field);
    return input instanceof HTMLInputElement && input.validity.badInput ? HALF_TYPED : form[field];
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void callbacks.submit({ ...form, validFrom: timeOf('validFrom'), validTo: timeOf('validTo') }, null);
  };
  const lend = (isLoan: boolean): void => {
    callbacks.dispatch({ type: 'loan-chosen', isLoan, validTo: isLoan ? endOfToday() : '' });
  };
  // Whoever comes here types the name next, by whatever way they came.
  useEffect(focusPersonWhenDrawn, []);
  useScreenKeys((event) => {
    if (event.repeat) return;
    const undoable = enroll.outcome?.kind === 'saved' && enroll.outcome.undo === 'by-key';
    if (isShortcut('showPin', event) && !isPinChanged) {
      event.preventDefault();
      const secret = secretToShow(enroll);
      if (secret !== null) show(secret);
    } else if (!isCode && isShortcut('lend', event)) {
      event.preventDefault();
      lend(form.temporary !== true);
    } else if (isShortcut('clear', event) && status.reader.kind === 'part-read') {
      event.preventDefault();
      void callbacks.cancelCardPart();
    } else if (isShortcut('clear', event)) {
      event.preventDefault();
      callbacks.dispatch({ type: 'clear-asked' });
    } else if (undoable && isShortcut('undo', event) && !hasOwnUndo(event.target)) {
      event.preventDefault();
      void callbacks.undo(enroll.outcome.submission.id);
    }
  });

  return (
    <form ref={formElement} noValidate onSubmit={submit}>
      <ProblemSummary problems={problems} />
      <TemplateChoice
        templates={templates}
        chosen={enroll.template?.template ?? null}
        note={
          enroll.template === null
            ? null
            : [
                templateWords.chosen(enroll.template.template),
                ...templateWords.kept(enroll.template.kept),
              ].join(' ')
        }
        refused={enroll.refusedTemplate}
        onChoose={(template) => {
          const today = localDayOf(new Date());
          callbacks.dispatch({ type: 'template-chosen', template, levels: accessLevels, today, pin: null });
        }}
        onLeave={() => {
          callbacks.dispatch({ type: 'template-left' });
        }}
      />
      <KeyField
        field={text('cardNumber')}
        hint={
          card !== null && !enroll.tapped
            ? cardWords.understoodAs(card.identification, card.technologies)
            : null
        }
        onGenerate={callbacks.generateCode}
        onShow={(digits) => {
          show({ kind: 'code', digits });
        }}
        onSwitch={(isCode) => {
          callbacks.dispatch({ type: 'key-kind-chosen', isCode });
        }}
      />
      <PersonFields form={form} text={text} problem={problemOf('personId')} dispatch={callbacks.dispatch} />
      <div className="pair">
        <Field {...text('validFrom')} type="datetime-local" max="9999-12-31T23:59" hint={words.validHint} />
        <Field
          {...text('validTo')}
          type="datetime-local"
          max="9999-12-31T23:59"
          aria-describedby="validity-sentence"
        />
      </div>
      <div className="validity-words">
        <ValidityPresets
          validTo={form.validTo}
          onEnd={(validTo) => {
            callbacks.dispatch({ type: 'text-changed', field: 'validTo', text: validTo });
          }}
        />
        <ValiditySentence
          id="validity-sentence"
          validFrom={form.validFrom}
          validTo={form.validTo}
          isUntouched={isEmpty(enroll) && enroll.template === null}
        />
      </div>
      {!isCode && (
        <div className="pin-row">
          <PinField
            {...text('pin')}
            hint={words.pinHint}
            hasKey={!isPinChanged && (enroll.lastSecret === null || holdsPerson(enroll))}
            onGenerate={callbacks.generatePin}
            onShow={(digits) => {
              show({ kind: 'pin', digits });
            }}
          />
          <label className="check">
            <input
              type="checkbox"
              checked={form.temporary === true}
              aria-keyshortcuts={ariaKeys('lend')}
              onChange={(event) => {
                lend(event.currentTarget.checked);
              }}
            />
            <span>
              {words.loan} <kbd aria-hidden>{shortcuts.lend}</kbd>
            </span>
          </label>
        </div>
      )}
      <AccessLevels
        list={accessLevels}
        news={enroll.levelNews}
        chosenIds={form.accessLevelIds}
        problem={problemOf('accessLevels')}
        onChoose={(ids) => {
          callbacks.dispatch({ type: 'levels-chosen', ids });
        }}
        onRefresh={callbacks.refreshLevels}
      />
      <div className="submit-row">
        <OutcomeLine
          outcome={enroll.outcome}
          levels={accessLevels.levels}
          isBusy={isBusy}
          status={status}
          onUndo={(id) => void callbacks.undo(id)}
          onSeeActivity={() => {
            callbacks.dispatch({ type: 'went-to', screen: 'activity', place: null });
          }}
        >
          {enroll.lastSecret !== null && <LastSecret secret={enroll.lastSecret} onShow={show} />}
        </OutcomeLine>
        <button type="submit" className="primary submit" aria-disabled={isBusy ? true : undefined}>
          <Icon name="check" />
          {words.submit}
        </button>
        <button
          type="button"
          className="plain"
          onClick={() => {
            callbacks.dispatch({ type: 'clear-asked' });
          }}
        >
          {words.clear}
        </button>
      </div>
      {shown !== null && <LargePin secret={shown} onHide={hide} />}
    </form>
  );
}

interface LastSecretProps {
  readonly secret: ShownSecret;
  readonly onShow: (secret: ShownSecret) => void;
}

/** Of the person enrolled last, until something is done for the next. */
function LastSecret({ secret, onShow }: LastSecretProps) {
  const { form: words } = useWording();
  return (
    <button
      type="button"
      aria-keyshortcuts={ariaKeys('showPin')}
      onClick={() => {
        onShow(secret);
      }}
    >
      {words.showLast[secret.kind]} <kbd aria-hidden>{shortcuts.showPin}</kbd>
    </button>
  );
}

/** What is typed into the search for a person is in no form, and Ctrl+Z is its own. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.person-search') !== null;
}

function endOfToday(): string {
  return endOf({ kind: 'today' }, localDayOf(new Date()));
}

import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { CardWarning } from '../../contract/card.ts';
import { isCodeText } from '../../contract/key-text.ts';
import type { CardAct, HeldCard, KeyRef } from '../../contract/held-card.ts';
import { Icon } from '../components/icon.tsx';
import { QuestionDialog } from '../components/question-dialog.tsx';
import { useRefusedSave } from '../components/use-refused-save.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import type { Wording } from '../wording/wording.ts';
import { CardActField } from './card-act-field.tsx';
import type { CardActDraft, CardActName, OpenedCardAct } from './enroll-state.ts';
import { actOnCard, type CardActProblem } from './use-held-card.ts';

interface CardActEditorProps {
  readonly act: CardActName;
  readonly typed: OpenedCardAct['typed'];
  /** Of what is held. */
  readonly keyRef: KeyRef;
  readonly held: HeldCard;
  readonly newCard: string;
  readonly newCardWarnings: readonly CardWarning[];
  readonly levels: AccessLevelList;
  /** A dialog stands before it: what is typed here stays, and no second dialog is put up. */
  readonly isCovered: boolean;
  readonly callbacks: DeskCallbacks;
}

/** A time half typed reaches the page as no text at all; it must not be saved as "no end". */
const HALF_TYPED = '?';

/** One thing to do with the card: a field and "Save", or a question. */
export function CardActEditor(props: CardActEditorProps) {
  const { act, typed, keyRef, held, newCard, newCardWarnings, levels, isCovered, callbacks } = props;
  const { cardActs: words, general } = useWording();
  // Somebody else may have the key by the time it is saved: what is said and typed here is for whom it was opened for.
  const [opened] = useState({
    holder: held.holder,
    draft: { pin: '', ...held.next },
    isNew: typed === null,
  });
  const { holder, draft } = typed ?? opened;
  const [problem, setProblem] = useState<CardActProblem | null>(null);
  const isSaving = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const refused = useRefusedSave(form);
  const { dispatch } = callbacks;
  const isCode = isCodeText(held.cardNumber);

  useEffect(() => {
    // Whoever comes back to Enroll types a name.
    if (opened.isNew) form.current?.querySelector('input')?.focus();
  }, [opened]);

  const close = (): void => {
    dispatch({ type: 'card-act-opened', act: null });
  };
  const save = async (): Promise<void> => {
    if (isSaving.current) return;
    isSaving.current = true;
    const asked = actOf(act, newCard, withHalfTyped(draft, form.current));
    const found = await actOnCard(keyRef, holder, act, asked, dispatch);
    setProblem(found);
    if (found?.kind === 'problems') refused.refuse();
    isSaving.current = false;
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void save();
  };
  const closeByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };

  if (act === 'no-pin' || act === 'remove' || act === 'take-back') {
    const questions = { 'no-pin': words.clearPin, remove: words.remove, 'take-back': words.takeBack };
    const question = questions[act](holder, isCode);
    return (
      !isCovered && (
        <QuestionDialog {...question} onAgree={() => void save()} onDecline={close}>
          <ActProblem problem={problem} isCode={isCode} />
        </QuestionDialog>
      )
    );
  }
  return (
    <form ref={form} className="card-act" noValidate onSubmit={submit} onKeyDown={closeByKey}>
      <CardActField
        act={act}
        draft={draft}
        newCard={newCard}
        newCardWarnings={newCardWarnings}
        levels={levels}
        problem={problem?.kind === 'problems' ? (problem.problems[0] ?? null) : null}
        problemRound={refused.round}
        onChange={(changed) => {
          dispatch({ type: 'card-act-typed', typed: { holder, draft: changed } });
        }}
        callbacks={callbacks}
      />
      <div className="buttons">
        <button type="submit" className="primary">
          {act === 'replace' ? words.replace : words.save}
        </button>
        <button type="button" onClick={close}>
          {general.cancel}
        </button>
      </div>
      <ActProblem problem={problem} isCode={isCode} />
    </form>
  );
}

interface ActProblemProps {
  readonly problem: CardActProblem | null;
  readonly isCode: boolean;
}

function ActProblem({ problem, isCode }: ActProblemProps) {
  const wording = useWording();
  const said = problem === null ? null : sayOf(problem, isCode, wording);
  return (
    <div role="alert">
      {said !== null && (
        <p className="field-problem">
          <Icon name="alert" /> {said}
        </p>
      )}
    </div>
  );
}

/** What is wrong with a field stands beside it. */
function sayOf(
  problem: CardActProblem,
  isCode: boolean,
  { cardActs: words, status }: Wording,
): string | null {
  switch (problem.kind) {
    case 'problems':
      return null;
    case 'too-late':
      return words.tooLate(isCode);
    case 'person-not-known':
      return words.personNotKnown;
    case 'level-gone':
      return words.levelGone;
    case 'not-saved':
      return status.storage(problem.problem, 'same');
    case 'failed':
      return words.failed;
    default:
      return assertNever(problem);
  }
}

function actOf(act: CardActName, newCard: string, { validTo, pin, accessLevelIds }: CardActDraft): CardAct {
  switch (act) {
    case 'validity':
      return { kind: act, validTo };
    case 'new-pin':
      return { kind: act, pin };
    case 'levels':
      return { kind: act, accessLevelIds: [...accessLevelIds] };
    case 'replace':
      return { kind: act, newCard, pin };
    case 'no-pin':
    case 'remove':
      return { kind: act };
    case 'take-back':
      return { kind: 'remove' };
    default:
      return assertNever(act);
  }
}

function withHalfTyped(draft: CardActDraft, form: HTMLFormElement | null): CardActDraft {
  const input = form?.querySelector('input');
  return input?.type === 'datetime-local' && input.validity.badInput
    ? { ...draft, validTo: HALF_TYPED }
    : draft;
}

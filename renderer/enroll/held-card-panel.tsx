import { useEffect, useRef, type RefObject } from 'react';
import type { AccessLevelList } from '../../contract/access-levels.ts';
import type { Card } from '../../contract/card.ts';
import { isCodeText } from '../../contract/key-text.ts';
import type { HeldCard } from '../../contract/held-card.ts';
import { focusHome } from '../components/focus-place.ts';
import { KeptFocus } from '../components/kept-focus.tsx';
import { PropagationLine } from '../components/propagation-line.tsx';
import { useScreenKeys } from '../components/use-key-down.ts';
import { ariaKeys, numberPressed } from '../shortcuts.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { CardActEditor } from './card-act-editor.tsx';
import { newCardWarnings } from './card-taps.ts';
import {
  cardActNames,
  codeActNames,
  lentCardActNames,
  type CardActName,
  type EnrollState,
} from './enroll-state.ts';
import { keyRefOf, useHeldCard } from './use-held-card.ts';

interface HeldCardPanelProps {
  readonly card: Card;
  readonly enroll: EnrollState;
  readonly levels: AccessLevelList;
  /** A dialog stands before it. */
  readonly isCovered: boolean;
  readonly callbacks: DeskCallbacks;
}

const HELD_CARD = 'held-card';

/** To its first button. */
export function focusHeldCard(): void {
  document.querySelector<HTMLElement>(`#${HELD_CARD} button`)?.focus();
}

/** What is known of a card somebody has, and what can be done with it. The form beside it is left alone. */
export function HeldCardPanel({ card, enroll, levels, isCovered, callbacks }: HeldCardPanelProps) {
  const { cardActs: words } = useWording();
  const { dispatch } = callbacks;
  const held = useHeldCard(card, enroll, dispatch);
  const opened = enroll.cardAct?.name ?? null;
  const buttons = useRef(new Map<CardActName, HTMLButtonElement>());
  const acts = actsOf(held);
  useActKeys(opened === null ? acts : noActs, dispatch);
  useFocusBack(opened, enroll.savedActCount, buttons);
  useFocusWhenWanted(enroll.isHeldWanted && held !== null && !isCovered, dispatch);
  return (
    <KeptFocus className="held-card-focus" onLost={focusHome}>
      {held !== null && (
        <section className="held-card" id={HELD_CARD} aria-labelledby="held-card-whose">
          <h2 id="held-card-whose">{words.heading(held.holder)}</h2>
          <HeldCardFacts held={held} levels={levels} />
          <div className="card-acts">
            {acts.map((act, index) => (
              <button
                key={act}
                ref={(button) => {
                  if (button) buttons.current.set(act, button);
                }}
                type="button"
                aria-keyshortcuts={ariaKeys('cardActs', index + 1)}
                aria-expanded={opened === act}
                onClick={() => {
                  dispatch({ type: 'card-act-opened', act });
                }}
              >
                {act === 'remove' && isCodeText(held.cardNumber) ? words.removeCode : words.act[act]}{' '}
                <kbd aria-hidden>Alt+{index + 1}</kbd>
              </button>
            ))}
          </div>
          {opened !== null && held.canAct && (
            <CardActEditor
              key={opened}
              act={opened}
              typed={enroll.cardAct?.typed ?? null}
              keyRef={keyRefOf(card)}
              held={held}
              newCard={enroll.newCard}
              newCardWarnings={newCardWarnings(enroll)}
              levels={levels}
              isCovered={isCovered}
              callbacks={callbacks}
            />
          )}
          {/* A code that is not shown cannot be told to anybody else either. */}
          {held.canAct && card.keyId === undefined && <p className="hint">{words.handOver}</p>}
        </section>
      )}
    </KeptFocus>
  );
}

const noActs: readonly CardActName[] = [];

function actsOf(held: HeldCard | null): readonly CardActName[] {
  if (held?.canAct !== true) return noActs;
  if (isCodeText(held.cardNumber)) return codeActNames;
  return held.temporary ? lentCardActNames : cardActNames;
}

interface HeldCardFactsProps {
  readonly held: HeldCard;
  readonly levels: AccessLevelList;
}

function HeldCardFacts({ held, levels }: HeldCardFactsProps) {
  const { cardActs: words, activity } = useWording();
  const names = held.accessLevelIds.map((id) => levels.levels.find((level) => level.id === id)?.name ?? id);
  return (
    <>
      {held.temporary && <p>{words.lent}</p>}
      <p>
        {words.levels(names)}
        {!isCodeText(held.cardNumber) && ` · ${words.pin(held.hasPin)}`}
      </p>
      {held.last !== null && <PropagationLine submission={held.last} levels={levels.levels} />}
      {held.waiting.length > 0 && (
        <>
          <h2>{words.waiting}</h2>
          <ul>
            {held.waiting.map((submission) => (
              <li key={submission.id}>
                {activity.about(submission)} · {activity.state[submission.state]}
                {activity.notes(submission).map((note) => (
                  <p key={note} className="reason">
                    {note}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Alt and the number of the button, from wherever focus is; AltGr types characters and is none of it. */
function useActKeys(acts: readonly CardActName[], dispatch: DeskCallbacks['dispatch']): void {
  useScreenKeys((event) => {
    const act = acts[(numberPressed('cardActs', event) ?? 0) - 1];
    if (act === undefined) return;
    event.preventDefault();
    dispatch({ type: 'card-act-opened', act });
  });
}

function useFocusWhenWanted(isDue: boolean, dispatch: DeskCallbacks['dispatch']): void {
  useEffect(() => {
    if (!isDue) return;
    focusHeldCard();
    dispatch({ type: 'held-card-focused' });
  }, [isDue, dispatch]);
}

/** Done, these leave nothing to be done with the card. */
const lastActs: readonly CardActName[] = ['take-back', 'replace', 'remove'];

/** Whoever is done with an act stands at its button again, or is ready for the next person. */
function useFocusBack(
  opened: CardActName | null,
  savedCount: number,
  buttons: RefObject<ReadonlyMap<CardActName, HTMLButtonElement>>,
): void {
  const before = useRef({ opened, savedCount });
  useEffect(() => {
    const { opened: closed, savedCount: savedBefore } = before.current;
    before.current = { opened, savedCount };
    if (closed === null || opened !== null) return;
    if (savedCount > savedBefore && lastActs.includes(closed)) focusHome();
    else buttons.current.get(closed)?.focus();
  }, [opened, savedCount, buttons]);
}

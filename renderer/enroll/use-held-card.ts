import { useEffect, useState } from 'react';
import type { CardAct, CardActOutcome, HeldCard } from '../../contract/held-card.ts';
import { desk as client } from '../desk-client.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import type { EnrollState } from './enroll-state.ts';

export type CardActProblem = Exclude<CardActOutcome, { kind: 'saved' }> | { readonly kind: 'failed' };

/** Who has the card and what its key is, looked up anew whenever a submission changed. Null while nobody has it. */
export function useHeldCard(
  cardNumber: string,
  { lastHeard, form }: Pick<EnrollState, 'lastHeard' | 'form'>,
  dispatch: DeskCallbacks['dispatch'],
): HeldCard | null {
  const [held, setHeld] = useState<HeldCard | null>(null);
  const typed = form.cardNumber;
  useEffect(() => {
    let isOver = false;
    void client.getHeldCard({ cardNumber }).then((reply) => {
      if (!isOver && reply.ok) setHeld(reply.value);
    });
    void client.checkCardNumber({ text: typed }).then((reply) => {
      if (!isOver && reply.ok) dispatch({ type: 'card-number-checked', text: typed, check: reply.value });
    });
    return () => {
      isOver = true;
    };
  }, [cardNumber, typed, lastHeard, dispatch]);
  return held;
}

/** Null: it is saved. */
export async function actOnCard(
  held: HeldCard,
  act: CardAct,
  dispatch: DeskCallbacks['dispatch'],
): Promise<CardActProblem | null> {
  const reply = await client.actOnCard({ cardNumber: held.cardNumber, askedHolder: held.holder, act });
  if (!reply.ok) return { kind: 'failed' };
  if (reply.value.kind !== 'saved') return reply.value;
  dispatch({ type: 'card-act-saved', outcome: reply.value });
  return null;
}

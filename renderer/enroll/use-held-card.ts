import { useEffect, useState } from 'react';
import type { Card } from '../../contract/card.ts';
import type { CardAct, CardActOutcome, HeldCard, KeyRef } from '../../contract/held-card.ts';
import { desk as client } from '../desk-client.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import type { CardActName, EnrollState } from './enroll-state.ts';

export type CardActProblem = Exclude<CardActOutcome, { kind: 'saved' }> | { readonly kind: 'failed' };

/** How main is told which key is meant. */
export function keyRefOf({ identification, keyId }: Pick<Card, 'identification' | 'keyId'>): KeyRef {
  return keyId === undefined ? { kind: 'number', cardNumber: identification } : { kind: 'registered', keyId };
}

/** Who has the card and what its key is, looked up anew whenever a submission changed. Null while nobody has it. */
export function useHeldCard(
  { identification, keyId }: Card,
  { lastHeard, form }: Pick<EnrollState, 'lastHeard' | 'form'>,
  dispatch: DeskCallbacks['dispatch'],
): HeldCard | null {
  const [held, setHeld] = useState<HeldCard | null>(null);
  const typed = form.cardNumber;
  useEffect(() => {
    let isOver = false;
    void client.getHeldCard(keyRefOf({ identification, keyId })).then((reply) => {
      if (!isOver && reply.ok) setHeld(reply.value);
    });
    if (keyId === undefined)
      void client.checkCardNumber({ text: typed }).then((reply) => {
        if (!isOver && reply.ok) dispatch({ type: 'card-number-checked', text: typed, check: reply.value });
      });
    else
      void client.getRegisteredKey({ keyId }).then((reply) => {
        if (!isOver && reply.ok) dispatch({ type: 'registered-key-checked', keyId, card: reply.value });
      });
    return () => {
      isOver = true;
    };
  }, [identification, keyId, typed, lastHeard, dispatch]);
  return held;
}

/** `askedHolder`: whose key it was said to be. Null: it is saved. */
export async function actOnCard(
  key: KeyRef,
  askedHolder: HeldCard['holder'],
  name: CardActName,
  act: CardAct,
  dispatch: DeskCallbacks['dispatch'],
): Promise<CardActProblem | null> {
  const reply = await client.actOnCard({ key, askedHolder, act });
  if (!reply.ok) return { kind: 'failed' };
  if (reply.value.kind !== 'saved') return reply.value;
  dispatch({ type: 'card-act-saved', act: name, outcome: reply.value });
  return null;
}

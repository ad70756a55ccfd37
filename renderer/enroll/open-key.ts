import type { Card } from '../../contract/card.ts';
import type { KeyRef } from '../../contract/held-card.ts';
import { desk as client } from '../desk-client.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import type { CardActName } from './enroll-state.ts';
import { goToForm } from './go-to-form.ts';

/**
 * Brings a key to Enroll from another screen, as a tap would: a form that has another one asks first. `act` is what is to be
 * done with a known one. `gone`: the register has no such key any more. `failed`: it could not be looked up.
 */
export async function openKey(
  dispatch: DeskCallbacks['dispatch'],
  key: KeyRef,
  act: CardActName | null,
): Promise<'opened' | 'gone' | 'failed'> {
  const card = await lookUp(key);
  if (card === 'gone' || card === 'failed') return card;
  goToForm(dispatch);
  dispatch({ type: key.kind === 'number' ? 'known-card-opened' : 'registered-key-opened', card, act });
  return 'opened';
}

async function lookUp(key: KeyRef): Promise<Card | 'gone' | 'failed'> {
  if (key.kind === 'registered') {
    const reply = await client.getRegisteredKey({ keyId: key.keyId });
    return reply.ok ? (reply.value ?? 'gone') : 'failed';
  }
  const reply = await client.checkCardNumber({ text: key.cardNumber });
  return reply.ok && reply.value.kind === 'card' ? reply.value.card : 'failed';
}

import type { CardActsWording } from '../card-acts-wording.ts';
import { holderName } from './people.ts';

export const englishCardActs: CardActsWording = {
  heading: (holder) => `${holderName(holder)}’s key`,
  levels: (names) => (names.length === 0 ? 'No access level' : `Access levels: ${names.join(', ')}`),
  pin: (hasPin) => (hasPin ? 'Has a PIN' : 'No PIN that this desk knows of'),
  lent: 'Lent: a temporary card',
  waiting: 'On its way',
  act: {
    'take-back': 'Take back…',
    validity: 'Change validity',
    'new-pin': 'New PIN',
    'no-pin': 'Clear PIN',
    levels: 'Change levels',
    replace: 'Replace card…',
    remove: 'Remove card…',
  },
  removeCode: 'Remove the code…',
  handOver: 'To hand it to somebody else, fill in their name and press Enroll.',
  newEnd: 'New end of validity',
  newEndHint: 'Empty: no end.',
  newPin: 'The new PIN',
  newLevels: 'New access levels',
  newCard: 'New card number',
  newCardHint: 'Tap the new card. The old one is removed once the new one is registered.',
  newCardPin: 'PIN for the new card',
  newCardPinHint: 'Optional. The old PIN is not kept here.',
  replace: 'Replace the card',
  levelGone:
    'Not saved: one of this key’s access levels is gone at the service, which would refuse the rest with it. Choose the access levels again, then save this.',
  personNotKnown:
    'Nothing was saved: it is not known yet who the person is at the service. Try again once the card is registered.',
  save: 'Save change',
  clearPin: (holder) => ({
    title: `Clear ${holderName(holder)}’s PIN?`,
    text: 'Doors that ask for a PIN stay closed to this card until it has a new one.',
    agree: 'Clear PIN',
    decline: 'Keep the PIN',
  }),
  takeBack: (holder) => ({
    title: `Take back the card lent to ${holderName(holder)}?`,
    text: 'It opens no door any more, and can be lent to the next.',
    agree: 'Take it back',
    decline: 'Leave it lent',
  }),
  remove: (holder, isCode) => ({
    title: `Remove ${holderName(holder)}’s ${isCode ? 'code' : 'card'}?`,
    text: 'It opens no door any more. Nothing else of the person is changed.',
    agree: isCode ? 'Remove the code' : 'Remove the card',
    decline: isCode ? 'Keep the code' : 'Keep the card',
  }),
  tooLate: (isCode) =>
    isCode
      ? 'Nothing was saved: somebody else has this code by now, or nobody. Open it again from Register.'
      : 'Nothing was saved: somebody else has this card by now, or nobody. Tap it again.',
  failed: 'Nothing was saved: Tapdesk could not finish. Do it again.',
};

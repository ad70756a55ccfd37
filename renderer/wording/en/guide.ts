import type { GuideWording } from '../guide-wording.ts';

export const englishGuide: GuideWording = {
  intro: 'Try it with a made-up service first, or go through what this desk needs, step by step.',
  practice: 'Practice first',
  practiceHint: 'A made-up service and reader. Nothing reaches the real one.',
  live: 'Set up this desk',
  liveHint: 'Have the integration API key at hand, the reader plugged in, and a card.',
  steps: 'Steps',
  step: { service: 'The service and its key', reader: 'The card reader', card: 'A test card' },
  done: 'done',
  serviceHint:
    'Leave the address as it is unless you were given another. The key is checked with the service when it is saved.',
  readerHint:
    'If you know the number of one card: let Tapdesk find out how the reader speaks, by tapping that card.',
  cardHint: 'Tap a card. Its number is shown here; nothing is sent before you enroll it.',
  cardAwaited: 'Waiting for a card.',
  noReader: 'No reader is ready. Go back a step, or type a card number on Enroll.',
  cardRead: (cardNumber) => `The card ${cardNumber} was read.`,
  next: 'Next step',
  skip: 'Skip this step',
  back: 'Step back',
  enrollCard: 'Enroll this card',
  finish: 'End the guide',
  leave: 'Leave the guide',
  leaveHint: 'What was saved stays. The guide can be opened again from Help.',
};

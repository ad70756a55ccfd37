import type { CardActName } from '../enroll/enroll-state.ts';

interface Question {
  readonly title: string;
  readonly text: string;
  readonly agree: string;
  readonly decline: string;
}

/** What can be done with a card somebody has. */
export interface CardActsWording {
  readonly heading: (holder: string) => string;
  readonly levels: (names: readonly string[]) => string;
  readonly pin: (hasPin: boolean) => string;
  readonly lent: string;
  readonly waiting: string;
  readonly act: Readonly<Record<CardActName, string>>;
  readonly removeCode: string;
  /** How to give the card to another person. */
  readonly handOver: string;
  readonly newEnd: string;
  readonly newEndHint: string;
  readonly newPin: string;
  readonly newLevels: string;
  readonly newCard: string;
  readonly newCardHint: string;
  readonly newCardPin: string;
  readonly newCardPinHint: string;
  readonly replace: string;
  readonly personNotKnown: string;
  readonly levelGone: string;
  readonly save: string;
  readonly clearPin: (holder: string) => Question;
  readonly takeBack: (holder: string) => Question;
  readonly remove: (holder: string, isCode: boolean) => Question;
  readonly tooLate: (isCode: boolean) => string;
  readonly failed: string;
}

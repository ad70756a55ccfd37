export interface GuideWording {
  readonly intro: string;
  readonly practice: string;
  readonly practiceHint: string;
  readonly live: string;
  readonly liveHint: string;
  readonly steps: string;
  readonly step: Readonly<Record<'service' | 'reader' | 'card', string>>;
  readonly done: string;
  readonly serviceHint: string;
  readonly readerHint: string;
  readonly cardHint: string;
  readonly cardAwaited: string;
  readonly noReader: string;
  readonly cardRead: (cardNumber: string) => string;
  readonly next: string;
  readonly skip: string;
  readonly back: string;
  readonly enrollCard: string;
  readonly finish: string;
  readonly leave: string;
  readonly leaveHint: string;
}

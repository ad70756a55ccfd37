import { assertNever } from '../../contract/assert-never.ts';
import { csnProblemSchema, type ReadProblem } from '../../contract/card.ts';
import type { ReaderProfile } from '../../contract/reader.ts';
import { traitsOf } from '../../contract/reader-formats.ts';
import { csnFromBytes, type Csn } from './csn.ts';
import { decoderForProfile } from './frames/decoder-for-profile.ts';
import type { FrameEvent, Poll } from './frames/frame-decoder.ts';
import { createHearing, type Finding, type Heard } from './hearing.ts';
import {
  HELD_MS,
  isPresent,
  isThere,
  liesBesideAnother,
  seeAgain,
  seeNumber,
  type NumbersThere,
  type Presence,
} from './presence.ts';
import type { SetTimer } from './set-timer.ts';

/** The slowest reader leaves 50 ms between the first and the last byte of a frame. */
const SILENCE_MS = 200;

const cardProblems: ReadonlySet<ReadProblem> = new Set([
  ...csnProblemSchema.options,
  'wrong-card-type',
  'read-once',
]);

/** Whether the data was wrong, not the card: then the reader is likely set up wrong. */
export function isLineProblem(problem: ReadProblem): boolean {
  return !cardProblems.has(problem);
}

interface LineListenerDependencies {
  readonly profile: ReaderProfile;
  /** Must not jump when somebody sets the clock. */
  readonly nowMs: () => number;
  readonly setTimer: SetTimer;
  /** `isBesideAnother`: another number is still there, of this card or of one that lies beside it. */
  readonly onCard: (csn: Csn, isBesideAnother: boolean) => void;
  /** A card that was told is still there. */
  readonly onHeld: (csn: Csn) => void;
  readonly onRefused: (problem: ReadProblem) => void;
  /** The reader answered that it has no card, and nothing that was refused came shortly before. */
  readonly onNoCard: () => void;
  readonly onHeard: (heard: Heard) => void;
}

export interface LineListener {
  /** What the reader has to be asked, if it speaks only then. */
  readonly poll: Poll | null;
  hear(bytes: Uint8Array): void;
  stop(): void;
}

/** Turns the bytes of one opened port into cards. A number, or a refusal, that stays is told once, also beside another. */
export function createLineListener(dependencies: LineListenerDependencies): LineListener {
  const { profile, nowMs, setTimer, onCard, onHeld, onRefused, onNoCard, onHeard } = dependencies;
  const { needsRepeat } = traitsOf(profile.format);
  const decoder = decoderForProfile(profile);
  const poll = decoder.poll ?? null;
  const hearing = createHearing(onHeard, poll !== null);
  let there: NumbersThere = [];
  /** A number that came once, and may be a damaged one. */
  let unproven: { readonly number: NumbersThere; readonly isBesideAnother: boolean } | null = null;
  let refusal: Presence | null = null;
  let cancelSilence: () => void = () => undefined;
  let cancelProof: () => void = () => undefined;

  function tellCard(csn: Csn): void {
    const atMs = nowMs();
    cancelProof();
    const proven = unproven !== null && isThere(unproven.number, csn, atMs) ? unproven : null;
    if (needsRepeat && proven === null && !isThere(there, csn, atMs)) {
      waitForProof(csn, atMs);
      return;
    }
    unproven = null;
    // Its second number comes later, and whoever lay there may have been taken away since.
    const isBesideAnother = proven?.isBesideAnother ?? liesBesideAnother(there, csn, atMs);
    const seen = seeNumber(there, csn, atMs);
    there = seen.there;
    if (seen.isNew) onCard(csn, isBesideAnother);
    else onHeld(csn);
  }

  function waitForProof(csn: Csn, atMs: number): void {
    const isBesideAnother = liesBesideAnother(there, csn, atMs);
    unproven = { number: seeNumber([], csn, atMs).there, isBesideAnother };
    // Beside a card that is known, it was that one's damaged repeat.
    if (isAnyPresent()) return;
    cancelProof = setTimer(HELD_MS, () => {
      tellRefusal('read-once');
    });
  }

  function isAnyPresent(): boolean {
    return there.some((one) => isPresent(one, nowMs()));
  }

  function tellRefusal(problem: ReadProblem): void {
    // A frame of a held card that came damaged: the card is known already.
    if (isLineProblem(problem) && isAnyPresent()) return;
    const seen = seeAgain(refusal, problem, nowMs());
    refusal = seen.presence;
    if (seen.isNew) onRefused(problem);
  }

  function tell(event: FrameEvent): void {
    if (event.kind === 'card-left') there = [];
    // A reader whose cards all come damaged answers well in between.
    if (event.kind === 'no-card' && !isPresent(refusal, nowMs())) onNoCard();
    for (const finding of findingsOf(event)) {
      if (finding.kind === 'card') tellCard(finding.csn);
      else tellRefusal(finding.problem);
    }
  }

  return {
    poll,
    hear: (bytes) => {
      cancelSilence();
      cancelSilence = setTimer(SILENCE_MS, () => {
        const events = decoder.dropPartial();
        hearing.silence(events.flatMap(findingsOf));
        events.forEach(tell);
      });
      const events = decoder.push(bytes);
      const findings = events.flatMap(findingsOf);
      // The card first: somebody waits for it, and hardly ever for the reader test.
      events.forEach(tell);
      hearing.bytes(bytes, findings, events.length > 0 && findings.length === 0);
    },
    stop: () => {
      cancelSilence();
      cancelProof();
    },
  };
}

function findingsOf(event: FrameEvent): readonly Finding[] {
  switch (event.kind) {
    case 'no-card':
    case 'card-left':
      return [];
    case 'rejected':
      return [{ kind: 'refused', problem: event.problem }];
    case 'number': {
      const outcome = csnFromBytes(event.bytes, event.technology);
      return outcome.kind === 'csn'
        ? [{ kind: 'card', csn: outcome.csn }]
        : [{ kind: 'refused', problem: outcome.problem }];
    }
    default:
      return assertNever(event);
  }
}

import type { CalibrationMiss, CalibrationState } from '../../contract/calibration.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { Parts } from '../../contract/reader-parts.ts';
import { calibrate, isStillThere, wouldTellApart, type Calibration, type KnownTap } from './calibration.ts';
import { createBursts } from './calibration-bursts.ts';
import { askEverything, lookAt, pollOf } from './calibration-line.ts';
import { nearestMiss } from './calibration-miss.ts';
import {
  openCalibrationPort,
  type CalibrationPort,
  type CalibrationPortDependencies,
} from './calibration-port.ts';
import { calibrationBaudRates, missOfSpeeds, nextStep, type SpeedTried } from './calibration-speeds.ts';
import { endStateOf, shownBytes, wantedParts } from './calibration-state.ts';
import type { Csn } from './csn.ts';
import type { DecoderSettings } from './frames/decoder-for-profile.ts';
import { settledInTime, type PortRelease } from './settled-in-time.ts';

/** Somebody has to find the card first. */
const FIRST_TAP_WAIT_MS = 12_000;
/** For so long it waits for a tap at each other speed. */
export const TAP_WAIT_MS = 6000;
/** The reader has answered, so the speed is right, and only the card is missing. */
const ANSWERED_TAP_WAIT_MS = 60_000;

type WaitReason = Extract<CalibrationState, { kind: 'waiting-for-tap' }>['reason'];
type EndState = Exclude<CalibrationState, { kind: 'opening' | 'waiting-for-tap' | 'several' }>;

interface Complaint {
  readonly bytes: Uint8Array;
  readonly baudRate: number;
}

interface CalibrationDependencies extends Omit<CalibrationPortDependencies, 'onData' | 'onLost'> {
  /** The cards in the order they will be tapped. */
  readonly cards: readonly [readonly Csn[], ...(readonly Csn[])[]];
  /** What cards are joined of by the reader there is. */
  readonly chosenParts: Parts | null;
  readonly identify: (csns: readonly Csn[]) => string;
  readonly onState: (state: CalibrationState) => void;
}

export interface CalibrationSession {
  /** Names the next card to tap, while several settings fit. */
  nextCard(csns: readonly Csn[]): 'accepted' | 'would-not-tell' | 'not-asked';
  /** As `ended`. A port that opens too late is let go then. */
  cancel(): Promise<PortRelease>;
  /** Settles when the last state has been told, and the port is free or was waited for long enough. */
  readonly ended: Promise<PortRelease>;
}

/** Listens at one speed after the other, a tap each, until what comes makes sense, and finds out what it means. */
export function startCalibration(dependencies: CalibrationDependencies): CalibrationSession {
  const { path, setTimer, chosenParts, identify, onState } = dependencies;
  const cards = [...dependencies.cards];
  const taps: KnownTap[] = [];
  let step = 0;
  let port: CalibrationPort | null = null;
  let opening: Promise<unknown> = Promise.resolve();
  let closing = Promise.resolve();
  let isStuck = false;
  let answers = false;
  let tried: readonly SpeedTried[] = [];
  let hasTraces = false;
  /** What meant nothing: a tap more may bring the whole of it. */
  let unclear: { readonly miss: CalibrationMiss; readonly bytes: Uint8Array } | null = null;
  /** A reader's error, which may be all it has to say. */
  let complaint: Complaint | null = null;
  let openFits: readonly DecoderSettings[] = [];
  let isOver = false;
  let cancelWait: () => void = () => undefined;
  let tellEnded: (release: PortRelease) => void = () => undefined;
  const ended = new Promise<PortRelease>((resolve) => {
    tellEnded = resolve;
  });
  const bursts = createBursts({
    setTimer,
    isComplete: (bytes) => {
      const look = lookAt(bytes);
      const isWhole = look.kind === 'number' || (look.kind === 'nothing' && look.isComplaint);
      return look.kind === 'answer' || (answers && isWhole);
    },
    onBurst: take,
  });

  const baudRate = (): number => calibrationBaudRates[step] ?? calibrationBaudRates[0];
  const card = (): readonly Csn[] => cards[taps.length] ?? dependencies.cards[0];

  async function listen(reason: WaitReason): Promise<void> {
    const opened = openCalibrationPort(
      {
        ...dependencies,
        onData: bursts.hear,
        onLost: (failure) => void finish({ kind: 'port-failed', path, ...failure }),
      },
      baudRate(),
    );
    opening = opened.then(async (late) => {
      if (late.kind === 'open' && isOver) await late.port.close();
    });
    const outcome = await opened;
    if (isOver) return;
    if (outcome.kind === 'failed') await finish({ kind: 'port-failed', path, ...outcome.failure });
    else {
      port = outcome.port;
      port.ask(askEverything());
      waitForTap(reason, reason === 'first-tap' ? FIRST_TAP_WAIT_MS : TAP_WAIT_MS);
    }
  }

  function waitForTap(reason: WaitReason, waitMs: number | null): void {
    cancelWait();
    if (waitMs !== null) cancelWait = setTimer(waitMs, giveUpWaiting);
    onState({
      kind: 'waiting-for-tap',
      baudRate: baudRate(),
      step: step + 1,
      stepCount: calibrationBaudRates.length,
      reason,
      identification: identify(card()),
      answers,
    });
  }

  function giveUpWaiting(): void {
    if (unclear !== null) conclude({ kind: 'none', miss: unclear.miss }, unclear.bytes);
    else if (answers && complaint !== null) concludeComplaint(complaint);
    else if (answers) conclude({ kind: 'none', miss: { kind: 'nothing-came' } }, new Uint8Array());
    else void listenAtNext('nothing-came');
  }

  async function listenAtNext(reason: 'nothing-came' | 'unreadable'): Promise<void> {
    cancelWait();
    bursts.drop();
    const heard = reason === 'unreadable' ? reason : hasTraces ? 'traces' : 'nothing';
    tried = [...tried, { step, heard }];
    hasTraces = false;
    const next = nextStep(tried);
    await closePort();
    if (isOver) return;
    if (next === null && complaint !== null) concludeComplaint(complaint);
    else if (next === null)
      await finish({ kind: 'none', miss: missOfSpeeds(tried), hex: '', text: '', baudRate: null });
    else {
      step = next;
      await listen(reason);
    }
  }

  function take(bytes: Uint8Array): void {
    // While the number of the next card is typed, what is still lying there is no news.
    if (isOver || port === null || taps.length === cards.length) return;
    const look = lookAt(bytes);
    switch (look.kind) {
      case 'nothing':
        hasTraces ||= bytes.some((byte) => byte !== 0);
        if (look.isComplaint) complaint ??= { bytes, baudRate: baudRate() };
        return;
      case 'answer':
        if (answers) return;
        answers = true;
        // What it said before was about what another reader is asked.
        complaint = null;
        port.ask(pollOf(look.settings) ?? askEverything());
        waitForTap('first-tap', ANSWERED_TAP_WAIT_MS);
        return;
      case 'unreadable':
        if (answers || unclear !== null || taps.length > 0) return;
        if (isTelling(bytes)) judge(bytes);
        else void listenAtNext('unreadable');
        return;
      case 'packet':
      case 'text':
      case 'number':
        judge(bytes);
        return;
      default:
        assertNever(look);
    }
  }

  /** What holds the number, or most of it, came at the right speed, whatever is around it. */
  function isTelling(bytes: Uint8Array): boolean {
    const { kind } = nearestMiss(card(), bytes);
    return kind !== 'nothing-of-it' && kind !== 'reader-error';
  }

  function judge(bytes: Uint8Array): void {
    const tap = { csns: card(), bytes };
    const [first, ...others] = [...taps, tap];
    const result = calibrate([first, ...others]);
    if (result.kind === 'several') {
      taps.push(tap);
      unclear = null;
      openFits = result.fits;
      if (taps.length < cards.length) waitForTap('next-card', null);
      else conclude(result, bytes);
    } else if (result.kind === 'none' && taps.length > 0 && isStillThere(bytes, taps)) {
      return;
    } else if (result.kind === 'none' && isDoubtful(result.miss) && unclear === null) {
      unclear = { miss: result.miss, bytes };
      waitForTap('unreadable', taps.length > 0 ? null : ANSWERED_TAP_WAIT_MS);
    } else conclude(result, bytes);
  }

  /** Damage on the way is not always so, and a reader that is asked says it again at once. */
  function isDoubtful({ kind }: CalibrationMiss): boolean {
    return kind === 'nothing-of-it' || (answers && kind === 'bad-checksum');
  }

  function concludeComplaint({ bytes, baudRate: heardAt }: Complaint): void {
    conclude({ kind: 'none', miss: nearestMiss(card(), bytes) }, bytes, heardAt);
  }

  function conclude(result: Calibration, bytes: Uint8Array, heardAt = baudRate()): void {
    cancelWait();
    const parts = wantedParts(chosenParts, cards);
    const state = endStateOf(result, { path, baudRate: heardAt, shown: shownBytes(bytes), parts, identify });
    if (state.kind === 'several') onState(state);
    else void finish(state);
  }

  async function finish(state: EndState): Promise<void> {
    if (isOver) return;
    isOver = true;
    cancelWait();
    bursts.drop();
    await closePort();
    onState(state);
    noteRelease(await settledInTime(opening, setTimer));
    tellEnded(isStuck ? 'stuck' : 'free');
  }

  function closePort(): Promise<void> {
    const left = port;
    port = null;
    if (left !== null) closing = left.close().then(noteRelease);
    return closing;
  }

  function noteRelease(release: PortRelease): void {
    if (release === 'stuck') isStuck = true;
  }

  onState({ kind: 'opening' });
  void listen('first-tap');

  return {
    nextCard: (csns) => {
      if (isOver || taps.length === 0 || taps.length < cards.length) return 'not-asked';
      if (!wouldTellApart(csns, openFits)) return 'would-not-tell';
      cards.push(csns);
      bursts.drop();
      waitForTap('next-card', null);
      return 'accepted';
    },
    cancel: async () => {
      await finish({ kind: 'cancelled' });
      return ended;
    },
    ended,
  };
}

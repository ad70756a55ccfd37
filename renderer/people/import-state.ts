import type {
  ListExportOutcome,
  PeopleDraft,
  PeopleDraftOutcome,
  StartListOutcome,
} from '../../contract/people-list.ts';
import { emptyTerms, type TermsState } from './list-terms.ts';

export type ImportTrouble =
  | Exclude<StartListOutcome, { kind: 'started' }>
  | {
      readonly kind: 'draft-refused';
      readonly reason: Extract<PeopleDraftOutcome, { kind: 'refused' }>['reason'];
    }
  /** So many would lack the PIN that the template asks for. */
  | { readonly kind: 'pins-missing'; readonly count: number }
  | { readonly kind: 'failed' };

/** A list before it is started. It is kept in the window alone, and there until it has started. */
export interface ImportState {
  /** As it was typed or pasted. */
  readonly text: string;
  readonly draft: PeopleDraft | null;
  /** What the draft was read from; null where that was a file. */
  readonly readText: string | null;
  readonly terms: TermsState;
  readonly trouble: ImportTrouble | null;
  /** Grows with each trouble, so that it takes focus again. */
  readonly troubleCount: number;
  readonly exported: ListExportOutcome | null;
  readonly isBusy: boolean;
  /** Something was asked for that would lose it. */
  readonly isClearAsked: boolean;
}

export const emptyImport: ImportState = {
  text: '',
  draft: null,
  readText: null,
  terms: emptyTerms,
  trouble: null,
  troubleCount: 0,
  exported: null,
  isBusy: false,
  isClearAsked: false,
};

/** There is something in it that is nowhere else. */
export function holdsList({ text, draft }: ImportState): boolean {
  return text.trim() !== '' || draft !== null;
}

export function withTrouble(state: ImportState, trouble: ImportTrouble): ImportState {
  return { ...state, trouble, troubleCount: state.troubleCount + 1 };
}

/** `outcome` is null where there was no answer. */
export function afterReading(
  state: ImportState,
  outcome: PeopleDraftOutcome | null,
  readText: string | null,
): ImportState {
  const idle = { ...state, isBusy: false };
  if (outcome === null) return withTrouble(idle, { kind: 'failed' });
  switch (outcome.kind) {
    case 'refused':
      return withTrouble(idle, { kind: 'draft-refused', reason: outcome.reason });
    case 'cancelled':
      return { ...idle, trouble: null };
    case 'draft':
      return { ...idle, trouble: null, draft: outcome.draft, readText };
  }
}

/** Another list is chosen, or the lines are corrected: what was typed stands there again. */
export function withoutDraft(state: ImportState): ImportState {
  const terms = { ...state.terms, refusedTemplate: null };
  return { ...state, draft: null, readText: null, terms, trouble: null };
}

/** `outcome` is null where there was no answer. */
export function afterStart(state: ImportState, outcome: StartListOutcome | null): ImportState {
  const idle = { ...state, isBusy: false };
  if (outcome === null) return withTrouble(idle, { kind: 'failed' });
  if (outcome.kind !== 'started') return withTrouble(idle, outcome);
  // Once the list is erased, nobody on it may stand here again. Lines it was not read from are somebody's work still.
  return { ...emptyImport, text: state.text === state.readText ? '' : state.text };
}

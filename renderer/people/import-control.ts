import type { DeskApi } from '../../contract/desk-api.ts';
import type { ListTerms } from '../../contract/people-list.ts';
import {
  afterReading,
  afterStart,
  emptyImport,
  withoutDraft,
  withTrouble,
  type ImportState,
  type ImportTrouble,
} from './import-state.ts';
import type { Correction } from './list-corrections.ts';
import type { TermsState } from './list-terms.ts';

type Client = Pick<
  DeskApi,
  'choosePeopleFile' | 'typePeople' | 'correctPeople' | 'exportPeople' | 'startPeopleList'
>;

export interface ImportControl {
  readonly write: (text: string) => void;
  readonly choose: () => Promise<void>;
  /** Reads what is written. */
  readonly read: () => Promise<void>;
  readonly correct: (correction: Correction) => Promise<void>;
  readonly exportBad: () => Promise<void>;
  readonly drop: () => void;
  readonly askToClear: () => void;
  readonly answerClear: (isAgreed: boolean) => void;
  readonly changeTerms: (change: (now: TermsState) => TermsState) => void;
  readonly refuse: (trouble: ImportTrouble) => void;
  readonly start: (terms: ListTerms) => Promise<void>;
}

/**
 * A list before it is started. A long one is read for a second: corrections made meanwhile wait their turn, and each is of what
 * came of the one before. What is shown is what main holds.
 */
export function createImportControl(client: Client, onChanged: (state: ImportState) => void): ImportControl {
  let state = emptyImport;
  let last: Promise<void> = Promise.resolve();
  /** What is asked for of the list there is; another with each that is dropped, whose answers are wanted no more. */
  let asked = { count: 0 };
  let isStarting = false;

  function change(next: (now: ImportState) => ImportState): void {
    state = next(state);
    onChanged(state);
  }

  function inTurn(work: () => Promise<(now: ImportState) => ImportState>): Promise<void> {
    const mine = asked;
    mine.count += 1;
    change((now) => ({ ...now, isBusy: true }));
    last = last.then(async () => {
      const after = mine === asked ? await work() : null;
      mine.count -= 1;
      if (after !== null && mine === asked) change((now) => ({ ...after(now), isBusy: mine.count > 0 }));
    });
    return last;
  }

  async function read(
    asking: ReturnType<Client['typePeople']>,
    readText: string | null,
  ): Promise<(now: ImportState) => ImportState> {
    change((now) => ({ ...now, exported: null }));
    const reply = await asking;
    return (now) => afterReading(now, reply.ok ? reply.value : null, readText);
  }

  async function correctNow(correction: Correction): Promise<(now: ImportState) => ImportState> {
    const { draft, readText } = state;
    const wanted = draft && correction(draft.reading);
    return wanted === null || wanted === draft?.reading
      ? (now) => now
      : read(client.correctPeople(wanted), readText);
  }

  /** Nothing of what is on its way comes back. */
  function forget(next: (now: ImportState) => ImportState): void {
    asked = { count: 0 };
    change((now) => ({ ...next(now), isBusy: false }));
  }

  return {
    write(text) {
      change((now) => ({ ...now, text }));
    },
    async choose() {
      if (!state.isBusy) await inTurn(() => read(client.choosePeopleFile(), null));
    },
    async read() {
      const { text } = state;
      if (!state.isBusy) await inTurn(() => read(client.typePeople({ text }), text));
    },
    correct: (correction) => inTurn(() => correctNow(correction)),
    async exportBad() {
      const reply = await client.exportPeople({ rows: 'bad' });
      change((now) => ({ ...now, exported: reply.ok ? reply.value : 'not-saved' }));
    },
    drop() {
      if (!isStarting) forget(withoutDraft);
    },
    askToClear() {
      change((now) => ({ ...now, isClearAsked: true }));
    },
    answerClear(isAgreed) {
      if (isAgreed) forget(() => emptyImport);
      else change((now) => ({ ...now, isClearAsked: false }));
    },
    changeTerms(next) {
      change((now) => ({ ...now, terms: next(now.terms) }));
    },
    refuse(trouble) {
      change((now) => withTrouble(now, trouble));
    },
    async start(terms) {
      if (state.isBusy) return;
      isStarting = true;
      await inTurn(async () => {
        const reply = await client.startPeopleList(terms);
        isStarting = false;
        return (now) => afterStart(now, reply.ok ? reply.value : null);
      });
    },
  };
}

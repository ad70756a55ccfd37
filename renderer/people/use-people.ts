import { useEffect, useState } from 'react';
import type { ListExportOutcome, ListReading, ListTerms, PeopleList } from '../../contract/people-list.ts';
import { desk as client } from '../desk-client.ts';
import {
  afterReading,
  afterStart,
  emptyImport,
  withoutDraft,
  withTrouble,
  type ImportState,
  type ImportTrouble,
} from './import-state.ts';
import type { TermsState } from './list-terms.ts';

export interface PeopleImport extends ImportState {
  readonly write: (text: string) => void;
  readonly choose: () => Promise<void>;
  /** Reads what is written. */
  readonly read: () => Promise<void>;
  readonly correct: (reading: ListReading) => Promise<void>;
  readonly exportBad: () => Promise<void>;
  readonly drop: () => void;
  readonly askToClear: () => void;
  readonly answerClear: (isAgreed: boolean) => void;
  readonly changeTerms: (change: (now: TermsState) => TermsState) => void;
  readonly refuse: (trouble: ImportTrouble) => void;
  readonly start: (terms: ListTerms) => Promise<void>;
}

/** The list under way as main has it; `undefined` until it was asked. */
export function usePeopleList(): PeopleList | null | undefined {
  const [list, setList] = useState<PeopleList | null | undefined>(undefined);
  useEffect(() => {
    const stop = client.onPeopleListChanged(setList);
    void client.getPeopleList().then((reply) => {
      if (reply.ok) setList(reply.value);
    });
    return stop;
  }, []);
  return list;
}

/** Stands above the screens: whoever leaves a list before it is started finds it as it was. */
export function usePeopleImport(): PeopleImport {
  const [state, change] = useState(emptyImport);
  const read = async (
    ask: ReturnType<typeof client.choosePeopleFile>,
    readText: string | null,
  ): Promise<void> => {
    change((now) => ({ ...now, isBusy: true, exported: null }));
    const reply = await ask;
    change((now) => afterReading(now, reply.ok ? reply.value : null, readText));
  };

  return {
    ...state,
    write: (text) => {
      change((now) => ({ ...now, text }));
    },
    choose: () => read(client.choosePeopleFile(), null),
    read: () => read(client.typePeople({ text: state.text }), state.text),
    correct: (reading) => read(client.correctPeople(reading), state.readText),
    exportBad: async () => {
      const reply = await client.exportPeople({ rows: 'bad' });
      change((now) => ({ ...now, exported: reply.ok ? reply.value : 'not-saved' }));
    },
    drop: () => {
      change(withoutDraft);
    },
    askToClear: () => {
      change((now) => ({ ...now, isClearAsked: true }));
    },
    answerClear: (isAgreed) => {
      change((now) => (isAgreed ? emptyImport : { ...now, isClearAsked: false }));
    },
    changeTerms: (next) => {
      change((now) => ({ ...now, terms: next(now.terms) }));
    },
    refuse: (trouble) => {
      change((now) => withTrouble(now, trouble));
    },
    start: async (terms) => {
      change((now) => ({ ...now, isBusy: true }));
      const reply = await client.startPeopleList(terms);
      change((now) => afterStart(now, reply.ok ? reply.value : null));
    },
  };
}

export async function exportPeopleLeft(): Promise<ListExportOutcome> {
  const reply = await client.exportPeople({ rows: 'left' });
  return reply.ok ? reply.value : 'not-saved';
}

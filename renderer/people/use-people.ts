import { useEffect, useState } from 'react';
import type {
  ListExportOutcome,
  ListReading,
  ListTerms,
  PeopleDraft,
  PeopleDraftOutcome,
  PeopleList,
  StartListOutcome,
} from '../../contract/people-list.ts';
import { desk as client } from '../desk-client.ts';

export type ImportTrouble =
  | Exclude<StartListOutcome, { kind: 'started' }>
  | {
      readonly kind: 'draft-refused';
      readonly reason: Extract<PeopleDraftOutcome, { kind: 'refused' }>['reason'];
    }
  /** So many would lack the PIN that the template asks for. */
  | { readonly kind: 'pins-missing'; readonly count: number }
  | { readonly kind: 'failed' };

export interface PeopleImport {
  readonly draft: PeopleDraft | null;
  readonly trouble: ImportTrouble | null;
  /** Grows with each trouble, so that it takes focus again. */
  readonly troubleCount: number;
  readonly exported: ListExportOutcome | null;
  readonly isBusy: boolean;
  readonly choose: () => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly correct: (reading: ListReading) => Promise<void>;
  readonly exportBad: () => Promise<void>;
  readonly drop: () => void;
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

export function usePeopleImport(): PeopleImport {
  const [draft, setDraft] = useState<PeopleDraft | null>(null);
  const [[trouble, troubleCount], setTroubles] = useState<readonly [ImportTrouble | null, number]>([null, 0]);
  const [exported, setExported] = useState<ListExportOutcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const say = (next: ImportTrouble | null): void => {
    setTroubles(([, count]) => [next, next === null ? count : count + 1]);
  };
  const read = async (ask: ReturnType<typeof client.choosePeopleFile>): Promise<void> => {
    setIsBusy(true);
    setExported(null);
    const reply = await ask;
    setIsBusy(false);
    if (!reply.ok) say({ kind: 'failed' });
    else if (reply.value.kind === 'refused') say({ kind: 'draft-refused', reason: reply.value.reason });
    else {
      say(null);
      if (reply.value.kind === 'draft') setDraft(reply.value.draft);
    }
  };

  return {
    draft,
    trouble,
    troubleCount,
    exported,
    isBusy,
    choose: () => read(client.choosePeopleFile()),
    type: (text) => read(client.typePeople({ text })),
    correct: (reading) => read(client.correctPeople(reading)),
    exportBad: async () => {
      const reply = await client.exportPeople({ rows: 'bad' });
      setExported(reply.ok ? reply.value : 'not-saved');
    },
    drop: () => {
      setDraft(null);
      say(null);
    },
    refuse: say,
    start: async (terms) => {
      setIsBusy(true);
      const reply = await client.startPeopleList(terms);
      setIsBusy(false);
      if (!reply.ok) say({ kind: 'failed' });
      else if (reply.value.kind !== 'started') say(reply.value);
      // Once the list is erased, nobody on it may stand here again.
      else setDraft(null);
    },
  };
}

export async function exportPeopleLeft(): Promise<ListExportOutcome> {
  const reply = await client.exportPeople({ rows: 'left' });
  return reply.ok ? reply.value : 'not-saved';
}

import { useEffect, useState } from 'react';
import type { ListExportOutcome, PeopleList } from '../../contract/people-list.ts';
import { desk as client } from '../desk-client.ts';
import { createImportControl, type ImportControl } from './import-control.ts';
import { emptyImport, type ImportState } from './import-state.ts';

export type PeopleImport = ImportState & ImportControl;

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
  const [state, setState] = useState(emptyImport);
  const [control] = useState(() => createImportControl(client, setState));
  return { ...state, ...control };
}

export async function exportPeopleLeft(): Promise<ListExportOutcome> {
  const reply = await client.exportPeople({ rows: 'left' });
  return reply.ok ? reply.value : 'not-saved';
}

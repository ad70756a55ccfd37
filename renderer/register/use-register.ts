import { useEffect, useState } from 'react';
import type { RegisterList } from '../../contract/register.ts';
import { desk as client } from '../desk-client.ts';
import { openKey } from '../enroll/open-key.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import type { NotErased } from '../wording/register-wording.ts';

const SHOWN_COUNT = 200;

export type RegisterNotice =
  | NotErased
  | { readonly kind: 'erased'; readonly entryCount: number; readonly submissionCount: number }
  /** The key was to be changed: it is not there any more, or could not be looked up. */
  | { readonly kind: 'not-opened'; readonly why: 'gone' | 'failed' };

export interface ShownRegister {
  readonly search: string;
  readonly setSearch: (search: string) => void;
  /** Null until the first list has come; `search` is what it was asked with. */
  readonly shown: { readonly search: string; readonly list: RegisterList } | null;
  readonly hasFailed: boolean;
  readonly notice: RegisterNotice | null;
  /** To Enroll, with what can be done with the key. */
  readonly openKey: (keyId: string, dispatch: DeskCallbacks['dispatch']) => Promise<void>;
  readonly erase: (entryId: string) => Promise<void>;
}

/** The register as the screen shows it, asked for anew when a row may have come or gone. */
export function useRegister(): ShownRegister {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<ShownRegister['shown']>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [notice, setNotice] = useState<RegisterNotice | null>(null);
  const changes = useChangeCount();

  useEffect(() => {
    let isWanted = true;
    void client.listRegister({ search: search.slice(0, 200), limit: SHOWN_COUNT }).then((reply) => {
      if (!isWanted) return;
      setHasFailed(!reply.ok);
      if (reply.ok) setShown({ search, list: reply.value });
    });
    return () => {
      isWanted = false;
    };
  }, [search, changes]);

  return {
    search,
    setSearch,
    shown,
    hasFailed,
    notice,
    openKey: async (keyId, dispatch) => {
      setNotice(null);
      const opened = await openKey(dispatch, { kind: 'registered', keyId }, null);
      if (opened !== 'opened') setNotice({ kind: 'not-opened', why: opened });
    },
    erase: async (entryId) => {
      setNotice(null);
      const reply = await client.erasePerson({ entryId });
      setNotice(reply.ok ? reply.value : { kind: 'failed' });
    },
  };
}

function useChangeCount(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const count = (): void => {
      setChanges((before) => before + 1);
    };
    const stops = [
      client.onRecordsErased(count),
      client.onSubmissionChanged(({ state }) => {
        if (state === 'delivered') count();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return changes;
}

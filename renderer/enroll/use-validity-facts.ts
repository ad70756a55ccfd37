import { useEffect, useState } from 'react';
import type { ValidityFacts } from '../../contract/validity.ts';
import { desk as client } from '../desk-client.ts';

const LOOK_AGAIN_MS = 20_000;

/** What the two times typed will mean; looked at again now and then, since "now" moves on. Null until it is known. */
export function useValidityFacts(validFrom: string, validTo: string): ValidityFacts | null {
  const [facts, setFacts] = useState<ValidityFacts | null>(null);
  useEffect(() => {
    let isOver = false;
    const look = (): void => {
      void client.checkValidity({ validFrom, validTo }).then((reply) => {
        if (!isOver && reply.ok) setFacts(reply.value);
      });
    };
    look();
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [validFrom, validTo]);
  return facts;
}

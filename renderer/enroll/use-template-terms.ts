import { useEffect } from 'react';
import { localDayOf } from '../../contract/validity-end.ts';
import { desk as client } from '../desk-client.ts';
import type { EnrollAction, EnrollState } from './enroll-state.ts';

const LOOK_AT_DAY_MS = 20_000;

/** What the chosen template needs from outside: a PIN for each person, and its end anew each day. */
export function useTemplateTerms(
  { template }: Pick<EnrollState, 'template'>,
  dispatch: (action: EnrollAction) => void,
): void {
  const awaitsPin = template?.awaitsPin === true;
  useEffect(() => {
    if (!awaitsPin) return undefined;
    let isOver = false;
    void client.generatePin().then((reply) => {
      if (isOver || !reply.ok) return;
      dispatch({ type: 'template-renewed', today: localDayOf(new Date()), pin: reply.value.pin });
    });
    return () => {
      isOver = true;
    };
  }, [awaitsPin, dispatch]);

  const day = template?.today;
  useEffect(() => {
    if (day === undefined) return undefined;
    const timer = setInterval(() => {
      const today = localDayOf(new Date());
      if (today !== day) dispatch({ type: 'template-renewed', today, pin: null });
    }, LOOK_AT_DAY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [day, dispatch]);
}

import { useEffect, useRef, useState } from 'react';
import type { PeopleList } from '../../contract/people-list.ts';
import { desk as client } from '../desk-client.ts';
import {
  createListRunControl,
  firstRunState,
  type ListRunControl,
  type RunState,
} from './list-run-control.ts';

/** The list under way: taps are its own as long as this is shown. */
export function useListRun(list: PeopleList, isCovered: boolean): readonly [RunState, ListRunControl] {
  const [state, setState] = useState<RunState>(() => firstRunState(list));
  const [control] = useState(() => createListRunControl(client, list, setState));
  const isCoveredNow = useRef(isCovered);
  useEffect(() => {
    isCoveredNow.current = isCovered;
  }, [isCovered]);
  useEffect(
    () =>
      client.onCardPresented((presented) => {
        void control.tap(presented, isCoveredNow.current);
      }),
    [control],
  );
  return [state, control];
}

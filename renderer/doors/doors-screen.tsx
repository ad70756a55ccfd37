import { useState } from 'react';
import { assertNever } from '../../contract/assert-never.ts';
import type { DoorFix, DoorTray } from '../../contract/doors.ts';
import type { KeyRef } from '../../contract/held-card.ts';
import { noFilter } from '../activity/activity-filter.ts';
import { Icon } from '../components/icon.tsx';
import { KeptFocus } from '../components/kept-focus.tsx';
import type { CardActName } from '../enroll/enroll-state.ts';
import { openKey } from '../enroll/open-key.ts';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { DoorTapRow } from './door-tap-row.tsx';
import { useDoors } from './use-doors.ts';

interface DoorsScreenProps {
  readonly isPractice: boolean;
  readonly dispatch: DeskCallbacks['dispatch'];
}

/** Who stands before a closed door, why, and what would open it. */
export function DoorsScreen({ isPractice, dispatch }: DoorsScreenProps) {
  const { doorTray: words, general } = useWording();
  const { tray, news } = useDoors();
  const [notOpened, setNotOpened] = useState<'gone' | 'failed' | null>(null);

  async function open(key: KeyRef, act: CardActName | null): Promise<void> {
    setNotOpened(null);
    const opened = await openKey(dispatch, key, act);
    if (opened !== 'opened') setNotOpened(opened);
  }

  function carryOut(fix: DoorFix): void {
    switch (fix.kind) {
      case 'enroll':
        void open({ kind: 'number', cardNumber: fix.cardNumber }, null);
        return;
      case 'registered-since':
        void open(fix.key, null);
        return;
      case 'extend-validity':
        void open(fix.key, 'validity');
        return;
      case 'set-pin':
        void open(fix.key, 'new-pin');
        return;
      case 'change-levels':
        void open(fix.key, 'levels');
        return;
      case 'on-its-way':
        if (fix.key.kind === 'registered') {
          void open(fix.key, null);
          return;
        }
        dispatch({ type: 'activity-shown', search: fix.key.cardNumber, filter: noFilter });
        return;
      case 'tap-here':
      case 'another-key':
      case 'elsewhere':
      case 'which-key':
      case 'none':
        return;
      default:
        assertNever(fix);
    }
  }

  const problem = tray && words.problem(tray.standing, isPractice);
  return (
    <div className="records doors">
      <div className="screen-head">
        <div>
          <h1>{general.doors}</h1>
          <p className="hint">{words.about}</p>
        </div>
        {tray !== null && <DoorTimes tray={tray} />}
      </div>
      <div role="status">
        {notOpened !== null && (
          <p className="door-problem">
            <Icon name="alert" /> {words.notOpened[notOpened]}
          </p>
        )}
        {problem !== null && (
          <p className="door-problem">
            <Icon name={tray?.standing.kind === 'paused' ? 'pause' : 'alert'} /> {problem}
          </p>
        )}
      </div>
      <div role="status" className="for-hearing">
        {news.taps[0] !== undefined && <p key={news.round}>{words.news(news.taps[0], news.taps.length)}</p>}
      </div>
      <KeptFocus>{tray !== null && <DoorTaps tray={tray} onFix={carryOut} />}</KeptFocus>
    </div>
  );
}

function DoorTimes({ tray }: { readonly tray: DoorTray }) {
  const { doorTray: words } = useWording();
  return (
    <div className="door-times hint">
      {tray.askedAtMs !== null && <p>{words.reported(tray.reportedAtMs, tray.askedAtMs)}</p>}
      {tray.isCatchingUp && <p>{words.catchingUp}</p>}
    </div>
  );
}

interface DoorTapsProps {
  readonly tray: DoorTray;
  readonly onFix: (fix: DoorFix) => void;
}

function DoorTaps({ tray, onFix }: DoorTapsProps) {
  const { doorTray: words } = useWording();
  const { taps, askedAtMs, standing } = tray;
  if (taps.length === 0) {
    const empty = askedAtMs !== null ? words.none : standing.kind === 'asking' ? words.asking : words.unknown;
    return <p className="empty">{empty}</p>;
  }
  return (
    <table aria-label={words.table}>
      <thead>
        <tr>
          {(['meaning', 'when', 'door', 'who', 'fix'] as const).map((column) => (
            <th key={column} scope="col">
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {taps.map((tap) => (
          <DoorTapRow key={tap.id} tap={tap} onFix={onFix} />
        ))}
      </tbody>
    </table>
  );
}

import type { WebContents } from 'electron';
import type { Clock } from './clock.ts';
import type { SettingsNow } from './compose-settings.ts';
import type { DeskStore } from './compose-store.ts';
import { isSameName } from './delivery/holder-check.ts';
import type { DoorWatch } from './doors/door-watch.ts';
import { isTapOf } from './doors/tray-view.ts';
import { createRegisterView, type RegisterView } from './enrollment/register-view.ts';
import type { Submissions } from './enrollment/submissions.ts';
import type { TakingBack } from './enrollment/taking-back.ts';
import type { Reporter } from './ipc/typed-ipc.ts';
import { createDeskPeople, type DeskPeople } from './people/desk-people.ts';
import { openPeopleFile } from './people/open-file.ts';
import { showProgress } from './people/task-bar.ts';
import { saveFile } from './save-file.ts';
import type { ChangeKind } from './store/change-log.ts';
import { createEraser, type ErasedPerson } from './store/erasure.ts';
import { createRetention, type Retention } from './store/retention.ts';

interface PeopleParts {
  readonly window: () => WebContents | null;
  readonly store: DeskStore;
  readonly settings: SettingsNow;
  readonly submissions: Submissions;
  readonly takingBack: TakingBack;
  readonly clock: Clock;
  readonly serviceNowMs: () => number | null;
  readonly report: Reporter;
  readonly forgetTaps: DoorWatch['forgetTaps'];
  readonly tell: (kind: ChangeKind, detail: string) => void;
  /** Null when writing worked. */
  readonly onStorage: (error: unknown) => void;
}

export interface ComposedPeople {
  readonly people: DeskPeople;
  readonly register: RegisterView;
  readonly retention: Retention;
  /** To be called once the desk is open. */
  begin(): void;
}

/** Whom this desk knows: the list that is gone through, the register, and how both are forgotten. */
export function composePeople(parts: PeopleParts): ComposedPeople {
  const { window, store, settings, clock, report, onStorage } = parts;
  const { database, register, list, peopleList, changeLog } = store;

  const people = createDeskPeople({
    store: peopleList,
    submissions: parts.submissions,
    takingBack: parts.takingBack,
    levels: () => store.levelCache.read()?.levels ?? [],
    numberFormat: settings.numberFormat,
    survivesClosing: store.vault.survivesClosing,
    nowMs: clock.nowMs,
    locale: settings.locale,
    openFile: () => openPeopleFile(window()),
    saveFile: (name, text) => saveFile(window(), name, text),
    tellExported: (what, rowCount) => {
      parts.tell('exported', `${what} rows=${String(rowCount)}`);
    },
    onStorage,
    showProgress: (progress) => {
      showProgress(window(), progress);
    },
    onChanged: (changed) => {
      report('peopleListChanged', changed);
    },
  });

  const onErased = (): void => {
    report('recordsErased', undefined);
  };
  function onPersonErased(person: ErasedPerson): void {
    parts.forgetTaps((tap) => isTapOf(tap, person));
    const left = people.current();
    if (left) report('peopleListChanged', left);
    onErased();
  }
  return {
    people,
    register: createRegisterView({
      register,
      eraser: createEraser({
        ...{ database, register, list, peopleList, changeLog },
        nowMs: clock.nowMs,
        isSameName,
      }),
      list,
      onErased: onPersonErased,
      onStorage,
    }),
    retention: createRetention({
      database,
      clock,
      changeLog,
      serviceNowMs: parts.serviceNowMs,
      days: () => settings.current().retentionDays,
      onErased,
      onStorage,
    }),
    begin() {
      try {
        peopleList.eraseLeftovers();
      } catch (error) {
        // No reason not to open; it is tried again at the next start, and before the next list.
        onStorage(error);
      }
    },
  };
}

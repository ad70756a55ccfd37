import type { AccessLevel } from '../../contract/access-levels.ts';
import { assertNever } from '../../contract/assert-never.ts';
import type { NumberFormat } from '../../contract/card.ts';
import {
  MOST_PEOPLE,
  type ListAct,
  type ListActOutcome,
  type ListExportOutcome,
  type ListReading,
  type ListTap,
  type ListTapOutcome,
  type ListTerms,
  type PeopleDraftOutcome,
  type PeopleList,
  type StartListOutcome,
} from '../../contract/people-list.ts';
import type { Locale } from '../../contract/settings.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import { checkForm } from '../enrollment/enroll-form.ts';
import { systemTimeZone } from '../enrollment/local-time.ts';
import { notSaved } from '../enrollment/storage-write.ts';
import type { TakingBack } from '../enrollment/taking-back.ts';
import type { SavedFile } from '../save-file.ts';
import type { ListStore } from '../store/list-store.ts';
import { badRowsCsv, peopleLeftCsv } from './people-files.ts';
import { createListRun, type ListRun } from './list-run.ts';
import type { OpenedFile } from './open-file.ts';
import { draftOf, type HeldDraft, type PeopleSource } from './people-draft.ts';

interface DeskPeopleDependencies {
  readonly store: ListStore;
  readonly submissions: Parameters<typeof createListRun>[0]['submissions'];
  readonly takingBack: TakingBack;
  readonly levels: () => readonly AccessLevel[];
  readonly numberFormat: () => NumberFormat;
  readonly survivesClosing: () => boolean;
  readonly nowMs: () => number;
  readonly locale: () => Locale;
  readonly openFile: () => Promise<OpenedFile>;
  readonly saveFile: (suggestedName: string, text: string) => Promise<SavedFile>;
  /** For the change log. */
  readonly tellExported: (what: 'left-out' | 'people-left', rowCount: number) => void;
  readonly onStorage: (error: unknown) => void;
  /** How far it has come, for everybody who looks at the computer; null without a list. */
  readonly showProgress: (list: PeopleList | null) => void;
  readonly onChanged: (list: PeopleList | null) => void;
}

/** What the window may ask about a list of people: reading one, and going through it. */
export interface DeskPeople {
  current(): PeopleList | null;
  /** Who has no card yet. */
  leftCount(): number;
  choose(): Promise<PeopleDraftOutcome>;
  typed(text: string): Promise<PeopleDraftOutcome>;
  correct(wanted: ListReading): Promise<PeopleDraftOutcome>;
  start(terms: ListTerms): Promise<StartListOutcome>;
  tap(tap: ListTap): ListTapOutcome;
  act(act: ListAct): Promise<ListActOutcome>;
  export(rows: 'bad' | 'left'): Promise<ListExportOutcome>;
}

export function createDeskPeople(dependencies: DeskPeopleDependencies): DeskPeople {
  const { store } = dependencies;
  const run = createListRun(dependencies);
  let held: HeldDraft | null = null;
  let isStarting = false;

  async function read(
    source: PeopleSource,
    correction: Parameters<typeof draftOf>[2],
  ): Promise<PeopleDraftOutcome> {
    const rules = { levels: dependencies.levels(), nowMs: dependencies.nowMs() };
    const outcome = await draftOf(source, rules, correction);
    if (outcome.kind === 'refused') return outcome;
    held = outcome.held;
    return { kind: 'draft', draft: held.view };
  }

  function problemsOf(terms: ListTerms): FieldProblem[] {
    const checked = checkForm(
      { ...terms, pin: '', cardNumber: '', firstName: '', lastName: '' },
      {
        zone: systemTimeZone(),
        nowMs: dependencies.nowMs(),
        numberFormat: dependencies.numberFormat(),
        knownLevelIds: new Set(dependencies.levels().map(({ id }) => id)),
      },
    );
    return checked.kind === 'problems' ? checked.problems.filter(({ field }) => field !== 'cardNumber') : [];
  }

  async function stored(
    work: () => Promise<void>,
  ): Promise<Extract<ListActOutcome, { kind: 'done' | 'not-saved' }>> {
    try {
      await work();
      dependencies.onStorage(null);
      return { kind: 'done' };
    } catch (error) {
      return notSaved(error, dependencies.onStorage);
    }
  }

  function looked(): PeopleList | null {
    const list = run.view();
    dependencies.showProgress(list);
    return list;
  }

  function told<Outcome>(outcome: Outcome): Outcome {
    dependencies.onChanged(looked());
    return outcome;
  }

  async function start(terms: ListTerms): Promise<StartListOutcome> {
    if (held === null) return { kind: 'refused', reason: 'gone' };
    const { people } = held.read;
    if (people.length === 0) return { kind: 'refused', reason: 'nobody' };
    const problems = problemsOf(terms);
    if (problems.length > 0) return { kind: 'problems', problems };
    const started = await stored(() => store.start(people, terms));
    if (started.kind === 'not-saved') return started;
    held = null;
    const list = run.view();
    return list === null ? { kind: 'refused', reason: 'gone' } : { kind: 'started', list };
  }

  async function exported(
    what: 'left-out' | 'people-left',
    rows: readonly unknown[],
    text: () => string,
  ): Promise<ListExportOutcome> {
    if (rows.length === 0) return 'nobody';
    const day = new Date(dependencies.nowMs()).toISOString().slice(0, 10);
    const saved = await dependencies.saveFile(`tapdesk-${what}-${day}.csv`, text());
    if (saved === 'saved') dependencies.tellExported(what, rows.length);
    return saved;
  }

  /** Skipped or to do. */
  function exportLeft(): Promise<ListExportOutcome> {
    const rows = [...store.next(MOST_PEOPLE), ...store.skipped(MOST_PEOPLE)];
    return exported('people-left', rows, () =>
      peopleLeftCsv(rows, dependencies.levels(), dependencies.locale()),
    );
  }

  async function exportLeftOut(): Promise<ListExportOutcome> {
    if (held === null) return 'nobody';
    const { read: known, reading } = held;
    return exported('left-out', known.badRows, () => badRowsCsv(known, reading, dependencies.locale()));
  }

  return {
    current: looked,
    leftCount: () => {
      const list = run.view();
      return list === null ? 0 : list.leftCount + list.skippedCount;
    },

    async choose() {
      const file = await dependencies.openFile();
      switch (file.kind) {
        case 'file':
          return read({ fileName: file.name, bytes: file.bytes }, null);
        case 'cancelled':
          return { kind: 'cancelled' };
        case 'too-large':
        case 'not-readable':
          return { kind: 'refused', reason: file.kind };
        default:
          return assertNever(file);
      }
    },
    typed: (text) => read({ fileName: null, bytes: Buffer.from(text) }, null),
    correct: async (wanted) =>
      held === null
        ? { kind: 'refused', reason: 'gone' }
        : read(held.source, { before: held.reading, wanted }),

    async start(terms) {
      if (isStarting || run.view() !== null) return { kind: 'refused', reason: 'another-list' };
      isStarting = true;
      return told(
        await start(terms).finally(() => {
          isStarting = false;
        }),
      );
    },

    tap: (tap) => told(run.tap(tap)),
    act: async (act) => told(await actOn(run, act, () => stored(() => store.finish()))),

    export: (rows) => (rows === 'left' ? exportLeft() : exportLeftOut()),
  };
}

function actOn(
  run: ListRun,
  act: ListAct,
  finish: () => Promise<ListActOutcome>,
): ListActOutcome | Promise<ListActOutcome> {
  switch (act.act) {
    case 'skip':
      return run.skip(act.personId);
    case 'undo':
      return run.undo(act.removeKeyOf);
    case 'put-back':
      return run.putBack(act.personId);
    case 'bring-back':
      return run.bringBackSkipped();
    case 'finish':
      return finish();
    default:
      return assertNever(act);
  }
}

import type { CardNumberProblem, KnownCard } from '../../contract/card.ts';
import type { ColumnUse, Delimiter, TextEncoding } from '../../contract/list-reading.ts';
import type {
  ListExportOutcome,
  ListReading,
  ListTerms,
  PeopleDraftOutcome,
  RowProblem,
  StartListOutcome,
} from '../../contract/people-list.ts';
import type { FieldProblem } from '../../contract/submission.ts';
import type { RunNote } from '../people/list-run-control.ts';

interface Question {
  readonly title: string;
  readonly text: string;
  readonly agree: string;
}

type HintedQuestion = Omit<Question, 'agree'> & {
  readonly agree: { readonly label: string; readonly hint: string };
};

/** What is said while a list of people is read, and while it is gone through. */
export interface PeopleListWording {
  readonly open: string;
  readonly goOn: (leftCount: number) => string;
  readonly key: string;
  readonly intro: string;
  readonly choose: string;
  readonly chooseHint: string;
  readonly typed: string;
  readonly typedHint: string;
  readonly readTyped: string;
  readonly refused: Readonly<Record<Extract<PeopleDraftOutcome, { kind: 'refused' }>['reason'], string>>;
  readonly failed: string;
  readonly preview: (fileName: string | null) => string;
  readonly counts: (goodCount: number, badCount: number) => string;
  readonly encoding: string;
  readonly encodings: Readonly<Record<TextEncoding, string>>;
  readonly marked: string;
  readonly delimiter: string;
  readonly delimiters: Readonly<Record<Delimiter, string>>;
  readonly hasHeader: string;
  readonly dateOrder: string;
  readonly dateOrders: Readonly<Record<ListReading['dateOrder'], string>>;
  readonly restorePinZeros: string;
  readonly firstRows: string;
  readonly line: string;
  readonly column: (number: number, heading: string) => string;
  readonly uses: Readonly<Record<ColumnUse, string>>;
  readonly noNameColumn: string;
  readonly personIds: string;
  readonly leftOut: (count: number) => string;
  readonly leftOutMore: (count: number) => string;
  readonly onLine: (line: number) => string;
  readonly reason: (problem: RowProblem) => string;
  readonly exportBad: string;
  /** Where a column is read as PINs. */
  readonly exportBadPins: string;
  readonly exported: Readonly<Record<ListExportOutcome, string>>;
  readonly terms: string;
  readonly termsHint: string;
  readonly pinRule: string;
  readonly pinRules: Readonly<Record<ListTerms['pin'], string>>;
  /** How long the PINs can be shown, before the list is started. */
  readonly pinHint: string;
  readonly pinsMissing: (count: number) => string;
  readonly start: (goodCount: number) => string;
  readonly otherFile: string;
  readonly startRefused: Readonly<Record<Extract<StartListOutcome, { kind: 'refused' }>['reason'], string>>;
  readonly next: string;
  readonly tapCard: string;
  readonly tapAny: string;
  readonly after: (names: readonly string[]) => string;
  readonly progress: (doneCount: number, totalCount: number) => string;
  readonly skippedCount: (count: number) => string;
  readonly unreadable: (count: number) => string;
  readonly keepOpen: string;
  readonly allDone: string;
  readonly allDoneText: (enrolledCount: number, skippedCount: number) => string;
  readonly note: (note: RunNote, numberProblem: Readonly<Record<CardNumberProblem, string>>) => string;
  readonly refusedTap: (words: string) => string;
  readonly fieldProblems: (
    problems: readonly FieldProblem[],
    say: (problem: FieldProblem) => string,
  ) => string;
  readonly showPin: string;
  readonly showPinOf: (name: string) => string;
  readonly pinOf: (name: string) => string;
  readonly skip: string;
  readonly undo: string;
  readonly readBack: string;
  readonly readBackOn: string;
  readonly endReadBack: string;
  readonly pause: string;
  readonly bringBack: (count: number) => string;
  readonly finish: string;
  readonly exportLeft: string;
  readonly lastEnrolled: string;
  readonly nobodyYet: string;
  readonly finishQuestion: (leftCount: number) => Question;
  /** Something was asked for that replaces the window. */
  readonly clearQuestion: Question;
  readonly keepList: string;
  readonly undoQuestion: (name: string, cardNumber: string, makesPin: boolean) => Question;
  readonly keepCard: string;
  readonly lost: Readonly<Record<'no-key' | 'discarded', string>>;
  /** On the button, beside the name. */
  readonly putBack: string;
  readonly putBackOf: (name: string) => string;
  readonly knownCard: (known: KnownCard, next: string, isSamePerson: boolean) => HintedQuestion;
  /** Followed by what makes its number doubtful. */
  readonly doubtfulCard: (cardNumber: string, next: string) => HintedQuestion;
  readonly tappedBefore: (name: string, next: string) => Omit<Question, 'agree'>;
  readonly useAnotherCard: string;
}

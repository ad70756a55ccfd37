import type { Card, CardNumberCheck, NumberFormat, TapDoubt } from '../../contract/card.ts';
import type { DeskView, PracticeBehaviour } from '../../contract/desk.ts';
import { CODE_PREFIX, isCodeText, shownKeyText } from '../../contract/key-text.ts';
import type { PortList } from '../../contract/reader.ts';
import type { AccessLevels } from '../api/access-levels.ts';
import type { DeskCalibration } from '../desk-calibration.ts';
import type { DoorWatch } from '../doors/door-watch.ts';
import type { CardActs } from '../enrollment/card-acts.ts';
import { keyNumberOf } from '../enrollment/key-number.ts';
import { systemTimeZone } from '../enrollment/local-time.ts';
import { generateCode } from '../enrollment/code.ts';
import { generatePin } from '../enrollment/pin.ts';
import type { RegisterView } from '../enrollment/register-view.ts';
import type { Submissions } from '../enrollment/submissions.ts';
import { validityFactsOf } from '../enrollment/validity-facts.ts';
import type { DeskPeople } from '../people/desk-people.ts';
import type { Csn } from '../reader/csn.ts';
import { identificationOf, parseIdentification, sameCardKey } from '../reader/identification.ts';
import { warningsOf } from '../reader/identity-warnings.ts';
import type { DeskRecord } from '../record/desk-record.ts';
import type { ChangeAnswers, DeskAnswers, HelpAnswers } from './typed-ipc.ts';

/** What the answers are made from. */
export interface DeskParts {
  readonly view: () => DeskView;
  readonly nowMs: () => number;
  readonly networkReturned: () => void;
  /** Somebody asked for sending: whatever pauses it is looked at again. */
  readonly sendingWanted: () => void;
  readonly numberFormat: () => NumberFormat;
  readonly codeLength: () => number;
  readonly cancelCardPart: () => void;
  readonly accessLevels: AccessLevels;
  readonly submissions: Submissions;
  readonly cardActs: CardActs;
  readonly register: RegisterView;
  readonly record: DeskRecord;
  readonly doors: Pick<DoorWatch, 'open' | 'close'>;
  readonly changes: ChangeAnswers;
  readonly startAfresh: () => void;
  readonly listPorts: () => Promise<PortList>;
  readonly calibration: Omit<DeskCalibration, 'close'>;
  readonly people: DeskPeople;
  readonly help: HelpAnswers;
  readonly tapPracticeCard: (card: 'new' | 'same-again') => void;
  readonly setPracticeBehaviour: (behaviour: PracticeBehaviour) => void;
}

export function answersOf(parts: DeskParts): DeskAnswers {
  const { submissions, accessLevels } = parts;
  return {
    getDesk: () => parts.view(),
    ...parts.help,
    ...parts.changes,
    networkReturned: () => {
      parts.networkReturned();
      return undefined;
    },
    checkCardNumber: ({ text }) => {
      if (isCodeText(text)) return checkedCode(text, submissions);
      const parsed = parseIdentification(text);
      if (parsed.kind === 'problem') return parsed;
      return { kind: 'card', card: cardOf(parsed.csns, parts.numberFormat(), submissions) };
    },
    getRegisteredKey: ({ keyId }) => {
      const identification = parts.register.identificationOf(keyId);
      return identification === null
        ? null
        : registeredKeyOf(keyId, identification, parts.numberFormat(), submissions);
    },
    getHeldCard: (key) => parts.cardActs.held(key),
    actOnCard: (request) => parts.cardActs.act(request),
    cancelCardPart: () => {
      parts.cancelCardPart();
      return undefined;
    },
    checkValidity: (typed) => validityFactsOf(typed, { zone: systemTimeZone(), nowMs: parts.nowMs() }),
    generatePin: () => ({ pin: generatePin() }),
    generateCode: () => ({
      code: generateCode(
        parts.codeLength(),
        (digits) => submissions.knownCard(CODE_PREFIX + digits) !== null,
      ),
    }),
    getAccessLevels: () => accessLevels.current(),
    refreshAccessLevels: () => accessLevels.refresh(),
    enroll: (request) => submissions.enroll(request),
    listSubmissions: ({ search, limit, filter }) => submissions.list(search, limit, filter),
    exportActivity: ({ search, filter }) => parts.record.exportActivity(search, filter),
    checkChangeLog: () => parts.record.checkLog(),
    exportChangeLog: () => parts.record.exportLog(),
    makeReceipt: (request) => parts.record.makeReceipt(request),
    getSubmissionForm: ({ id }) => submissions.form(id),
    decideAlert: ({ id, decision }) => submissions.decideAlert(id, decision),
    undoEnroll: ({ id }) => submissions.undo(id),
    sendNow: ({ id }) => {
      parts.sendingWanted();
      return submissions.sendNow(id);
    },
    discard: ({ id }) => submissions.discard(id),
    listRegister: ({ search, limit }) => parts.register.list(search, limit),
    erasePerson: ({ entryId }) => parts.register.erasePerson(entryId),
    openDoorTray: () => parts.doors.open(),
    closeDoorTray: () => {
      parts.doors.close();
      return undefined;
    },
    startAfresh: () => {
      parts.startAfresh();
      return undefined;
    },
    listPorts: () => parts.listPorts(),
    startCalibration: (request) => parts.calibration.start(request),
    calibrationSecondCard: ({ knownCard }) => parts.calibration.secondCard(knownCard),
    cancelCalibration: async () => {
      await parts.calibration.cancel();
      return undefined;
    },
    saveCalibratedProfile: () => parts.calibration.save(),
    exportCalibratedProfile: () => parts.calibration.exportPolicy(),
    getPeopleList: () => parts.people.current(),
    choosePeopleFile: () => parts.people.choose(),
    typePeople: ({ text }) => parts.people.typed(text),
    correctPeople: (reading) => parts.people.correct(reading),
    startPeopleList: (terms) => parts.people.start(terms),
    tapForPerson: (tap) => parts.people.tap(tap),
    actOnPeopleList: (act) => parts.people.act(act),
    exportPeople: ({ rows }) => parts.people.export(rows),
    tapPracticeCard: ({ card }) => {
      parts.tapPracticeCard(card);
      return undefined;
    },
    setPracticeBehaviour: ({ behaviour }) => {
      parts.setPracticeBehaviour(behaviour);
      return undefined;
    },
  };
}

/** A code is no card, but somebody may have it all the same. */
function checkedCode(text: string, submissions: Pick<Submissions, 'knownCard'>): CardNumberCheck {
  const key = keyNumberOf(text, 'hexadecimal');
  if (key.kind === 'problem') return key;
  const known = submissions.knownCard(key.cardKey);
  return { kind: 'card', card: { identification: text, technologies: [], known, warnings: [] } };
}

/** As if it had been read just now. Of a code the window gets what is shown of it, and the key's id to name it by. */
function registeredKeyOf(
  keyId: string,
  identification: string,
  format: NumberFormat,
  submissions: Pick<Submissions, 'knownCard'>,
): Card | null {
  if (isCodeText(identification)) {
    const checked = checkedCode(identification, submissions);
    return checked.kind === 'card'
      ? { ...checked.card, identification: shownKeyText(identification), keyId }
      : null;
  }
  const parsed = parseIdentification(identification);
  return parsed.kind === 'problem' ? null : cardOf(parsed.csns, format, submissions);
}

export function cardOf(
  csns: readonly Csn[],
  format: NumberFormat,
  submissions: Pick<Submissions, 'knownCard'>,
  doubts: readonly TapDoubt[] = [],
): Card {
  return {
    identification: identificationOf(csns, format),
    technologies: csns.map((csn) => csn.technology),
    known: submissions.knownCard(sameCardKey(csns)),
    warnings: [...doubts, ...warningsOf(csns, (cardKey) => submissions.knownCard(cardKey) !== null)],
  };
}

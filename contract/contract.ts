import { z } from 'zod';
import { accessLevelListSchema } from './access-levels.ts';
import {
  calibrationStateSchema,
  exportProfileOutcomeSchema,
  secondCardOutcomeSchema,
  secondCardSchema,
  startCalibrationOutcomeSchema,
  startCalibrationSchema,
} from './calibration.ts';
import { cardNumberCheckSchema, cardPresentedSchema, cardSchema } from './card.ts';
import type { EventName, RequestName } from './channels.ts';
import { deskStatusSchema, deskViewSchema, modeSchema, practiceBehaviourSchema } from './desk.ts';
import { doorTraySchema } from './doors.ts';
import { cardActOutcomeSchema, cardActRequestSchema, heldCardSchema, keyRefSchema } from './held-card.ts';
import { aboutSchema, openFolderOutcomeSchema, saveDiagnosticsOutcomeSchema } from './help.ts';
import { passphraseSchema, setPassphraseOutcomeSchema, unlockOutcomeSchema } from './passphrase.ts';
import {
  listActOutcomeSchema,
  listActSchema,
  listExportOutcomeSchema,
  listReadingSchema,
  listTapOutcomeSchema,
  listTapSchema,
  listTermsSchema,
  peopleDraftOutcomeSchema,
  peopleListSchema,
  startListOutcomeSchema,
} from './people-list.ts';
import { portListSchema, readerHeardSchema } from './reader.ts';
import { exportOutcomeSchema } from './recovery.ts';
import {
  logReportSchema,
  receiptOutcomeSchema,
  receiptRequestSchema,
  recordExportOutcomeSchema,
} from './record.ts';
import { erasePersonOutcomeSchema, registerListSchema } from './register.ts';
import { saveApiKeyOutcomeSchema, saveSettingsOutcomeSchema, settingsChangeSchema } from './settings.ts';
import {
  activityFilterSchema,
  alertDecisionSchema,
  alertOutcomeSchema,
  enrollOutcomeSchema,
  enrollRequestSchema,
  submissionActionOutcomeSchema,
  submissionFormSchema,
  submissionListSchema,
  submissionViewSchema,
  undoOutcomeSchema,
} from './submission.ts';
import { typedValiditySchema, validityFactsSchema } from './validity.ts';

const nothing = z.undefined();
const oneSubmission = z.strictObject({ id: z.uuid() });

export const requests = {
  getDesk: { input: nothing, output: deskViewSchema },
  /** Whether the set-up guide opens with the desk. */
  setGuide: { input: z.strictObject({ isOpen: z.boolean() }), output: nothing },
  getAbout: { input: nothing, output: aboutSchema },
  openDataFolder: { input: nothing, output: openFolderOutcomeSchema },
  previewDiagnostics: { input: nothing, output: z.object({ text: z.string() }) },
  /** Of what was previewed last, word for word. */
  saveDiagnostics: { input: nothing, output: saveDiagnosticsOutcomeSchema },
  switchMode: { input: z.strictObject({ mode: modeSchema }), output: nothing },
  networkReturned: { input: nothing, output: nothing },
  checkCardNumber: { input: z.strictObject({ text: z.string().max(400) }), output: cardNumberCheckSchema },
  /** A key of the register as a card that was read; null once the register has it no more. */
  getRegisteredKey: {
    input: z.strictObject({ keyId: z.string().min(1).max(400) }),
    output: cardSchema.nullable(),
  },
  /** Null for a card nobody has, as far as this desk knows. */
  getHeldCard: { input: keyRefSchema, output: heldCardSchema.nullable() },
  actOnCard: { input: cardActRequestSchema, output: cardActOutcomeSchema },
  /** The part of a card that was read is forgotten. */
  cancelCardPart: { input: nothing, output: nothing },
  checkValidity: { input: typedValiditySchema, output: validityFactsSchema },
  generatePin: { input: nothing, output: z.object({ pin: z.string() }) },
  /** Null: all that were tried are somebody's. */
  generateCode: { input: nothing, output: z.object({ code: z.string().nullable() }) },
  getAccessLevels: { input: nothing, output: accessLevelListSchema },
  refreshAccessLevels: { input: nothing, output: accessLevelListSchema },
  enroll: { input: enrollRequestSchema, output: enrollOutcomeSchema },
  listSubmissions: {
    input: z.strictObject({
      search: z.string().max(200),
      limit: z.int().min(1).max(1000),
      filter: activityFilterSchema.optional(),
    }),
    output: submissionListSchema,
  },
  /** Everything that matches, not only what is shown. */
  exportActivity: {
    input: z.strictObject({ search: z.string().max(200), filter: activityFilterSchema }),
    output: recordExportOutcomeSchema,
  },
  checkChangeLog: { input: nothing, output: logReportSchema },
  exportChangeLog: { input: nothing, output: recordExportOutcomeSchema },
  makeReceipt: { input: receiptRequestSchema, output: receiptOutcomeSchema },
  getSubmissionForm: { input: oneSubmission, output: submissionFormSchema },
  decideAlert: {
    input: z.strictObject({ id: z.uuid(), decision: alertDecisionSchema }),
    output: alertOutcomeSchema,
  },
  undoEnroll: { input: oneSubmission, output: undoOutcomeSchema },
  sendNow: { input: oneSubmission, output: submissionActionOutcomeSchema },
  discard: { input: oneSubmission, output: submissionActionOutcomeSchema },
  listRegister: {
    input: z.strictObject({ search: z.string().max(200), limit: z.int().min(1).max(1000) }),
    output: registerListSchema,
  },
  erasePerson: { input: z.strictObject({ entryId: z.uuid() }), output: erasePersonOutcomeSchema },
  /** The doors are asked, and reported of, until it is closed. */
  openDoorTray: { input: nothing, output: doorTraySchema },
  closeDoorTray: { input: nothing, output: nothing },
  saveSettings: { input: settingsChangeSchema, output: saveSettingsOutcomeSchema },
  saveApiKey: { input: z.strictObject({ key: z.string().max(10_000) }), output: saveApiKeyOutcomeSchema },
  forgetApiKey: { input: nothing, output: nothing },
  /** Answered before there is a desk, by `unlock/index.html`. */
  unlock: { input: passphraseSchema, output: unlockOutcomeSchema },
  startWithoutPassphrase: { input: nothing, output: nothing },
  setPassphrase: { input: passphraseSchema, output: setPassphraseOutcomeSchema },
  exportSubmissions: { input: nothing, output: exportOutcomeSchema },
  startAfresh: { input: nothing, output: nothing },
  listPorts: { input: nothing, output: portListSchema },
  startCalibration: { input: startCalibrationSchema, output: startCalibrationOutcomeSchema },
  calibrationSecondCard: { input: secondCardSchema, output: secondCardOutcomeSchema },
  cancelCalibration: { input: nothing, output: nothing },
  /** Of what was found last. */
  saveCalibratedProfile: { input: nothing, output: saveSettingsOutcomeSchema },
  exportCalibratedProfile: { input: nothing, output: exportProfileOutcomeSchema },
  getPeopleList: { input: nothing, output: peopleListSchema.nullable() },
  choosePeopleFile: { input: nothing, output: peopleDraftOutcomeSchema },
  typePeople: {
    input: z.strictObject({ text: z.string().max(1_000_000) }),
    output: peopleDraftOutcomeSchema,
  },
  /** Of what was chosen or typed last. */
  correctPeople: { input: listReadingSchema, output: peopleDraftOutcomeSchema },
  startPeopleList: { input: listTermsSchema, output: startListOutcomeSchema },
  tapForPerson: { input: listTapSchema, output: listTapOutcomeSchema },
  actOnPeopleList: { input: listActSchema, output: listActOutcomeSchema },
  /** `bad`: the rows left out of what was read last. `left`: who has no card yet. */
  exportPeople: { input: z.strictObject({ rows: z.enum(['bad', 'left']) }), output: listExportOutcomeSchema },
  tapPracticeCard: { input: z.strictObject({ card: z.enum(['new', 'same-again']) }), output: nothing },
  setPracticeBehaviour: { input: z.strictObject({ behaviour: practiceBehaviourSchema }), output: nothing },
} satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>;

export const events = {
  cardPresented: cardPresentedSchema,
  readerHeard: readerHeardSchema,
  calibrationProgress: calibrationStateSchema,
  statusChanged: deskStatusSchema,
  submissionChanged: submissionViewSchema,
  accessLevelsChanged: accessLevelListSchema,
  /** Rows are gone from the register or from the submissions: too old, or somebody's. */
  recordsErased: nothing,
  doorTrayChanged: doorTraySchema,
  peopleListChanged: peopleListSchema.nullable(),
} satisfies Record<EventName, z.ZodType>;

export type RequestInput<Name extends RequestName> = z.infer<(typeof requests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.infer<(typeof requests)[Name]['output']>;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;

import { describe, expect, test } from 'vitest';
import { english } from '../../../renderer/wording/en.ts';
import { swedish } from '../../../renderer/wording/sv.ts';
import type { Wording } from '../../../renderer/wording/wording.ts';
import { countingPlaces } from '../../support/looks/renderer-code.ts';
import { holderAlert } from '../../support/submission-view.ts';

/** Of whatever else is counted in a sentence. */
const OTHERS = 7;
const stand = {
  kind: 'on-its-way',
  otherStatus: null,
  readyCount: OTHERS,
  systemCount: OTHERS,
  waiting: [],
  failed: [],
} as const;
const tap = {
  id: '',
  atMs: null,
  door: 'Gym',
  meaning: { kind: 'denied', reason: 'disabled' },
  holder: '',
  subject: '',
  card: { kind: 'none' },
  fix: { kind: 'none' },
} as const;
const system = (levelCount: number) => ({
  system: { id: 'A', levelNames: Array.from({ length: levelCount }, () => 'Gym') },
  errorType: null,
});
const wholeLog = {
  kind: 'whole',
  count: OTHERS,
  erasedCount: 0,
  firstAtMs: null,
  lastAtMs: null,
  headHash: null,
  isEndProven: true,
} as const;
const brokenLog = { kind: 'broken', fault: { kind: 'missing', seq: OTHERS }, isEndProven: true } as const;
const noTime = (): string => '';

/** What is said of so many, by where in the catalogue it stands. */
const countedIn = ({
  activity,
  calibration,
  status,
  doorTray,
  doors,
  peopleList,
  question,
  record,
  recovery,
  register,
  settings,
}: Wording): Readonly<Record<string, (count: number) => readonly string[]>> => ({
  'activity/shown': (n) => [
    activity.shown(n, null),
    activity.shown(n, n),
    activity.shown(n, OTHERS),
    activity.shown(OTHERS, n),
  ],
  'calibration/speed': (n) => [calibration.speed(9600, n, OTHERS), calibration.speed(9600, OTHERS, n)],
  'card/outbox': (n) => [
    status.outbox({ waitingCount: n, attentionCount: 0, paused: null, storage: 'ok' }),
    status.outbox({ waitingCount: 0, attentionCount: n, paused: null, storage: 'ok' }),
  ],
  'door-tray/news': (n) => [doorTray.news(tap, n)],
  'doors/nameOf': (n) => [doors.stand({ ...stand, failed: [system(3 + n)] })],
  'doors/readyAt': (n) => [
    doors.stand({ ...stand, readyCount: n }),
    doors.stand({ ...stand, systemCount: n }),
  ],
  'people-list/allDoneText': (n) => [
    peopleList.allDoneText(n, 0),
    peopleList.allDoneText(n, OTHERS),
    peopleList.allDoneText(OTHERS, n),
  ],
  'people-list/bringBack': (n) => [peopleList.bringBack(n)],
  'people-list/counts': (n) => [peopleList.counts(n, OTHERS), peopleList.counts(OTHERS, n)],
  'people-list/finishQuestion.text': (n) => [peopleList.finishQuestion(n).text],
  'people-list/goOn': (n) => [peopleList.goOn(n)],
  'people-list/leftOut': (n) => [peopleList.leftOut(n)],
  'people-list/leftOutMore': (n) => [peopleList.leftOutMore(n)],
  'people-list/pinsMissing': (n) => [peopleList.pinsMissing(n)],
  'people-list/progress': (n) => [peopleList.progress(n, OTHERS), peopleList.progress(OTHERS, n)],
  'people-list/skippedCount': (n) => [peopleList.skippedCount(n)],
  'people-list/start': (n) => [peopleList.start(n)],
  'people-list/unreadable': (n) => [peopleList.unreadable(n)],
  'question/moreAlerts': (n) => [question.moreAlerts(n)],
  // So many besides the one that is named.
  'question/putOff': (n) => [question.putOff(holderAlert({ cardNumber: null }), n + 1)],
  'record/exportOutcome': (n) => [record.exportOutcome({ kind: 'exported', count: n })],
  'record/filter.shown': (n) => [record.filter.shown(n)],
  'record/filter.shownOfMore': (n) => [record.filter.shownOfMore(n)],
  'record/log.report': (n) => [
    record.log.report({ ...wholeLog, count: n }, noTime).join(' '),
    record.log.report({ ...wholeLog, erasedCount: n }, noTime).join(' '),
    record.log.report({ ...brokenLog, wholeCount: n }, noTime).join(' '),
  ],
  'recovery/exportOutcome': (n) => [
    recovery.exportOutcome({ kind: 'exported', readableCount: n, unreadableCount: 0 }),
    recovery.exportOutcome({ kind: 'exported', readableCount: OTHERS - n, unreadableCount: n }),
  ],
  'recovery/lostSentence': (n) => [recovery.lostSentence({ unreadableCount: n, apiKey: false }, 'keychain')],
  'recovery/startAfreshQuestion.text': (n) => [recovery.startAfreshQuestion(n).text],
  'register/erased': (n) => [register.erased(n, OTHERS), register.erased(OTHERS, n)],
  'register/notErased': (n) => [
    register.notErased({ kind: 'unfinished', count: n }),
    register.notErased({ kind: 'on-list', count: n }),
  ],
  'register/retention': (n) => [register.retention(n)],
  'register/setting.question.title': (n) => [register.setting.question(n).title],
  'register/shown': (n) => [register.shown(n, true), register.shown(n, false)],
  'register/unreadable': (n) => [register.unreadable(n)],
  'settings/keyOutcome': (n) => [
    settings.keyOutcome({ kind: 'saved', kept: 'for-good', check: { kind: 'accepted', levelCount: n } }),
  ],
});

/** A code has four digits at least. */
const neverOne = ['settings/digits'];

/** What reads the same of one and of many, and rightly so. */
const ofOneForm = {
  en: [
    'The newest N. There are more: search for more of the name.',
    'N shown',
    'The newest N of 7. Search to find the others.',
    'The newest 7 of N. Search to find the others.',
    'Speed N of 7: 9600 baud',
    'Speed 7 of N: 9600 baud',
    'N waiting',
    'Ready at 7 of 7 systems. Failed at Gym, Gym, Gym and N more (system A).',
    'Ready at N of 7 systems.',
    '7 people enrolled, N skipped.',
    'Bring back N skipped',
    'Go on with the list (N left)',
    'Left out (N)',
    'And N more. The exported file has them all.',
    'N of 7',
    '7 of N',
    'N skipped',
    'N shown',
    'The newest N. There may be more: choose days to see others.',
    'Exported: 7 submissions, N of them not readable.',
    'The newest N. Search to find the others.',
    'N shown',
  ],
  sv: [
    'N visas',
    'De 7 nyaste av N. Sök för att hitta de andra.',
    'Hastighet N av 7: 9600 baud',
    'Hastighet 7 av N: 9600 baud',
    'N väntar',
    'N behöver åtgärd',
    'Klart i 7 av 7 passersystem. Misslyckades i Gym, Gym, Gym och N till (system A).',
    'Klart i N av 7 passersystem.',
    'Klart i 7 av N passersystem.',
    'Fortsätt med listan (N kvar)',
    'Utelämnade (N)',
    'Och N till. Alla finns i den exporterade filen.',
    'N av 7',
    '7 av N',
    'N visas',
    'Exporterat: 7 registreringar, varav N inte går att läsa.',
    'Raderat här: N kort och 7 registreringar. Hos tjänsten ändrades inget.',
    'N visas',
  ],
};

describe.each([
  ['en', english],
  ['sv', swedish],
] as const)('what is counted in “%s”', (locale, words) => {
  const counted = countedIn(words);

  test('is all known here', () => {
    const known = [...Object.keys(counted), ...neverOne];
    expect(countingPlaces(locale).filter((place) => !known.includes(place))).toEqual([]);
  });

  test('has words of its own for one, but where one and many have the same', () => {
    const sayingOf = (count: number): readonly string[] =>
      Object.values(counted).flatMap((say) =>
        say(count).map((text) => text.replace(new RegExp(`\\b${count}\\b`), 'N')),
      );
    const many = sayingOf(2);

    expect(sayingOf(1).filter((text, index) => text === many[index])).toEqual(ofOneForm[locale]);
  });
});

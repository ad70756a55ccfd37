import { assertNever } from '../../../contract/assert-never.ts';
import type { LogReport } from '../../../contract/record.ts';
import type { RecordWording } from '../record-wording.ts';
import { newestOf } from './people.ts';

const entries = (count: number): string => (count === 1 ? '1 post' : `${count} poster`);
const rows = (count: number): string => (count === 1 ? '1 rad' : `${count} rader`);

function entriesBefore(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'Posten före är som den skrevs. ' : `De ${count} posterna före är som de skrevs. `;
}

function faultOf({ fault: { kind, seq } }: Extract<LogReport, { kind: 'broken' }>): string {
  switch (kind) {
    case 'missing':
      return `Post ${seq} saknas.`;
    case 'not-linked':
      return `Post ${seq} följer inte på den före: den har satts på en annans plats.`;
    case 'changed':
      return `Post ${seq} har ändrats efter att den skrevs.`;
    case 'other-end':
      return `Loggen slutar inte där den säger: efter post ${seq} har något klippts bort eller lagts till.`;
    default:
      return assertNever(kind);
  }
}

export const swedishRecord: RecordWording = {
  receipt: {
    open: 'Kvittens…',
    title: (about) => `Kvittens för ${about}`,
    text: 'Vad som lämnades ut, med rader att skriva under på. PIN-koden står inte på den.',
    language: 'Kvittensens språk',
    languages: { en: 'English', sv: 'Svenska' },
    to: { pdf: 'Spara som PDF', printer: 'Skriv ut' },
    outcome: {
      saved: 'Sparad.',
      printed: 'Skickad till skrivaren.',
      cancelled: 'Inte gjord: det avbröts.',
      'not-saved': 'Inte sparad: filen gick inte att skriva där. Välj en annan mapp.',
      'no-printer':
        'Inte utskriven: datorn känner inte till någon skrivare. Lägg till en i systemets inställningar, eller spara som PDF.',
      'not-printed':
        'Inte utskriven: skrivaren tog inte emot den. Se efter att den är på, eller spara som PDF.',
      gone: 'Inte gjord: det den handlar om finns inte kvar. Öppna Aktivitet igen.',
      failed: 'Inte gjord: Tapdesk kunde inte slutföra. Gör om det.',
    },
  },
  filter: {
    group: 'Visa bara',
    state: 'Läge',
    task: 'Uppgift',
    tasks: { add: 'Registrera', update: 'Ändra en nyckel', remove: 'Ta bort en nyckel' },
    all: 'Alla',
    from: 'Från dag',
    to: 'Till dag',
    onlyKey: (key) => `Bara ${key}`,
    clear: 'Visa alla',
    none: 'Inget stämmer med det som är valt.',
    noneSoFar: 'Inget bland de nyaste som gicks igenom. Välj dagar för att se längre tillbaka.',
    shown: (count) => `${count} visas`,
    shownOfMore: (count) => `${newestOf(count)}. Det kan finnas fler: välj dagar för att se andra.`,
  },
  exportActivity: 'Exportera…',
  exportOutcome: (outcome) => {
    if (outcome === null) return 'Inte exporterat: Tapdesk kunde inte slutföra. Gör om det.';
    switch (outcome.kind) {
      case 'exported':
        return `Exporterat: ${rows(outcome.count)}. Filen är vanlig text: förvara den säkert.`;
      case 'cancelled':
        return '';
      case 'not-saved':
        return 'Inte exporterat: filen gick inte att skriva där. Välj en annan mapp.';
      default:
        return assertNever(outcome);
    }
  },
  log: {
    heading: 'Ändringslogg',
    hint: 'Allt som gjorts vid den här disken, i ordning. Varje post bär den förras avtryck, så en ändring syns.',
    check: 'Kontrollera ändringsloggen',
    checking: 'Kontrollerar…',
    export: 'Exportera ändringsloggen…',
    report: (report, time) => {
      if (report === null) return ['Inte kontrollerad: Tapdesk kunde inte slutföra. Gör om det.'];
      if (report.kind === 'broken')
        return [
          `Ändringsloggen är inte hel. ${faultOf(report)}`,
          `${entriesBefore(report.wholeCount)}Låt datamappen vara som den är och säg till IT-avdelningen.`,
        ];
      const { count, erasedCount, firstAtMs, lastAtMs, headHash } = report;
      const erased =
        erasedCount === 0 ? '' : ` Innehållet i ${entries(erasedCount)} har raderats med personen.`;
      return [
        `Ändringsloggen är hel: ${entries(count)}${
          firstAtMs === null || lastAtMs === null ? '' : `, ${time(firstAtMs)} till ${time(lastAtMs)}`
        }.${erased}`,
        ...(report.isEndProven || count === 0
          ? []
          : ['Om slutet har klippts bort går inte att säga här: nyckeln som visar det saknas.']),
        ...(headHash === null
          ? []
          : [`Skriv upp det här någon annanstans, för att jämföra senare: ${headHash}`]),
      ];
    },
  },
  organisation: {
    heading: 'Kvittenser',
    label: 'Organisation',
    hint: 'Står överst på kvittenser. Lämna tomt för inget namn.',
    save: 'Spara namnet',
  },
};

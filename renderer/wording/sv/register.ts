import { assertNever } from '../../../contract/assert-never.ts';
import type { RegisterWording } from '../register-wording.ts';
import { swedishStatus } from './card.ts';
import { newestOf } from './people.ts';

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const swedishRegister: RegisterWording = {
  search: 'Sök i registret',
  searchHint: 'Ett namn, eller ett kortnummer i valfri form.',
  table: 'Kortregister',
  columns: {
    holder: 'Innehavare',
    card: 'Kort',
    valid: 'Gäller',
    levels: 'Behörigheter',
    registered: 'Registrerat',
    actions: 'Åtgärder',
  },
  unnamed: 'Inget namn',
  validFrom: (time) => `Från ${time}`,
  validTo: (time) => `Till ${time}`,
  alwaysValid: 'Tills vidare',
  noLevels: 'Inga',
  change: 'Ändra…',
  changeKey: (holder, keyNumber) => `Ändra… ${holder === '' ? 'Inget namn' : holder}, ${keyNumber}`,
  notOpened: {
    gone: 'Nyckeln har ändrats eller försvunnit under tiden. Sök en gång till.',
    failed: 'Nyckeln kunde inte öppnas. Gör om det.',
  },
  showSubmission: 'Visa i Aktivitet',
  erase: 'Radera personen…',
  retention: (days) =>
    days === null
      ? 'Det som står här finns kvar tills någon raderar det.'
      : `Det som står här raderas ${counted(days, 'dag', 'dagar')} efter registreringen, eller efter giltighetens slut om det är senare.`,
  none: 'Inget är registrerat här än. Ett kort som registreras här visas när tjänsten har det.',
  noMatch: (search) => `Ingen person och inget kort stämmer med ”${search}”.`,
  shown: (shown, hasMore) => (hasMore ? `${newestOf(shown)}. Sök för att hitta de andra.` : `${shown} visas`),
  unreadable: (count) =>
    `${counted(count, 'post', 'poster')} går inte att läsa på den här datorn och visas inte. Se Inställningar.`,
  listFailed: 'Tapdesk kunde inte läsa registret. Sök en gång till.',
  question: (holder) => ({
    title: `Radera ${holder}?`,
    text: 'Personen glöms här: alla kort i registret, alla avslutade registreringar i Aktivitet och det som personlistan och Dörrar har om personen. Det går inte att ångra. Hos tjänsten ändras inget: nycklarna fortsätter att öppna dörrar.',
    agree: 'Radera personen',
  }),
  keep: 'Behåll',
  erased: (entryCount, submissionCount) =>
    `Raderat här: ${entryCount} kort och ${counted(submissionCount, 'registrering', 'registreringar')}. Hos tjänsten ändrades inget.`,
  notErased: (outcome) => {
    switch (outcome.kind) {
      case 'unfinished':
        return outcome.count === 1
          ? 'Inget raderades: 1 registrering med det namnet är inte avslutad. Avsluta eller kassera den i Aktivitet och radera sedan.'
          : `Inget raderades: ${outcome.count} registreringar med det namnet är inte avslutade. Avsluta eller kassera dem i Aktivitet och radera sedan.`;
      case 'on-list':
        return outcome.count === 1
          ? 'Inget raderades: 1 person med det namnet är kvar att göra i personlistan. Registrera personen där, eller avsluta listan, och radera sedan.'
          : `Inget raderades: ${outcome.count} personer med det namnet är kvar att göra i personlistan. Registrera dem där, eller avsluta listan, och radera sedan.`;
      case 'gone':
        return 'Inget raderades: posten har ändrats eller försvunnit under tiden. Se efter i listan igen.';
      case 'not-saved':
        return `Inget raderades. ${swedishStatus.storage(outcome.problem, 'same')}`;
      case 'failed':
        return 'Inget raderades: Tapdesk kunde inte slutföra. Gör om det.';
      default:
        return assertNever(outcome);
    }
  },
  setting: {
    days: 'Radera efter (dagar)',
    hint: 'Gäller registret och avslutade registreringar. Tomt eller 0: de finns kvar tills någon raderar dem.',
    problem: 'Ange ett helt antal dagar, högst 36500',
    save: 'Spara dagar',
    question: (days) => ({
      title: `Radera det som är äldre än ${counted(days, 'dag', 'dagar')}?`,
      text: 'Äldre poster i registret och avslutade registreringar raderas här nu, och andra när de blir så gamla. Det går inte att ångra. Hos tjänsten ändras inget.',
      agree: 'Spara och radera',
    }),
    keep: 'Avbryt',
  },
};

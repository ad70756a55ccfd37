import { assertNever } from '../../../contract/assert-never.ts';
import type { DeniedReason, DeniedTap, DoorFix, TapMeaning, TrayStanding } from '../../../contract/doors.ts';
import type { DoorTrayWording } from '../door-tray-wording.ts';
import { timeOf } from './people.ts';

const LATE_MS = 2 * 60_000;

const reasons: Readonly<Record<DeniedReason, string>> = {
  'unknown-key': 'Okänt kort',
  'outside-validity': 'Utanför giltighetstiden',
  blacklisted: 'Svartlistat',
  disabled: 'Avstängt',
  'no-pin': 'Ingen PIN-kod, och dörren kräver en',
  'not-authorized': 'Saknar behörighet till dörren',
  'outside-schedule': 'Inte vid den här tiden',
};

export const swedishDoorTray: DoorTrayWording = {
  about: 'Kort som inte öppnade någon dörr under det senaste dygnet. Listan uppdateras medan den är öppen.',
  table: 'Nekade passager',
  columns: {
    meaning: 'Vad som hände',
    when: 'När',
    door: 'Dörr',
    who: 'Innehavare eller kort',
    fix: 'Vad som hjälper',
  },
  meaning: meaningOf,
  advice: ({ meaning, fix, card }) => {
    const reason = meaning.kind === 'denied' ? meaning.reason : null;
    if (reason === 'blacklisted' || reason === 'disabled')
      return 'Det går inte att ändra här. Fråga den som sköter passersystemet.';
    return adviceOf(fix, card);
  },
  fix: (fix) => {
    switch (fix.kind) {
      case 'enroll':
        return 'Registrera kortet';
      case 'extend-validity':
        return 'Förläng giltigheten';
      case 'set-pin':
        return 'Ange PIN-kod';
      case 'change-levels':
        return 'Ändra behörigheter';
      case 'registered-since':
        return fix.key.kind === 'registered' ? 'Öppna nyckeln' : 'Visa kortet';
      case 'on-its-way':
        return fix.key.kind === 'registered' ? 'Öppna nyckeln' : 'Visa i Aktivitet';
      case 'tap-here':
      case 'another-key':
      case 'elsewhere':
      case 'which-key':
      case 'none':
        return null;
      default:
        return assertNever(fix);
    }
  },
  noTime: 'Okänd tid',
  noDoor: 'Dörren är inte namngiven',
  nobody: 'Ingen namngiven',
  code: 'En kod som slogs in vid dörren',
  reported: (reportedAtMs, askedAtMs) => {
    if (reportedAtMs === null) return `Tjänsten svarade senast ${timeOf(askedAtMs)}.`;
    return askedAtMs - reportedAtMs > LATE_MS
      ? `Dörrarna rapporterade senast ${timeOf(reportedAtMs)}: senare händelser kan saknas.`
      : `Dörrarna rapporterade senast ${timeOf(reportedAtMs)}.`;
  },
  catchingUp: 'Det finns mer att läsa. Det kommer av sig självt.',
  asking: 'Frågar dörrarna…',
  none: 'Ingen dörr har nekat någon under det senaste dygnet.',
  unknown: 'Vad som hänt vid dörrarna är inte känt än.',
  problem: (standing, isPractice) => {
    switch (standing.kind) {
      case 'asking':
      case 'watching':
        return null;
      case 'paused':
        if (isPractice) return 'Dörrarna tillfrågas inte: övningstjänsten nekar nyckeln.';
        return standing.reason === 'no-key'
          ? 'Dörrarna tillfrågas inte: ingen API-nyckel är sparad.'
          : 'Dörrarna tillfrågas inte: tjänsten nekade API-nyckeln.';
      case 'cannot-ask':
        return `Dörrarna kan inte tillfrågas: ${causeOf(standing)} Tapdesk fortsätter att försöka.`;
      default:
        return assertNever(standing);
    }
  },
  notOpened: {
    gone: 'Nyckeln har ändrats eller försvunnit under tiden. Sök innehavaren i Kortregister.',
    failed: 'Nyckeln kunde inte öppnas. Gör om det.',
  },
  news: ({ meaning, door, holder }, count) => {
    const newest = [meaningOf(meaning), door, holder].filter((part) => part !== '').join(', ');
    return count === 1 ? `Nekad passage: ${newest}.` : `${count} nekade passager. Den senaste: ${newest}.`;
  },
};

function meaningOf(meaning: TapMeaning): string {
  if (meaning.kind === 'denied') return reasons[meaning.reason];
  const { type, category } = meaning;
  const said = [type === '' ? '' : `typ ${type}`, category].filter((part) => part !== '').join(', ');
  return said === '' ? 'Öppnades inte, oklart varför' : `Öppnades inte: ${said}`;
}

function adviceOf(fix: DoorFix, card: DeniedTap['card']): string | null {
  switch (fix.kind) {
    case 'tap-here':
      return 'Dörren uppger inte kortets eget nummer. Håll kortet mot läsaren här vid disken.';
    case 'registered-since':
      return 'Registrerat här nu. Dörren kanske inte har fått veta det än.';
    case 'on-its-way':
      return 'Sparat här, och på väg till tjänsten.';
    case 'another-key':
      return 'Kortet har en annan nyckel nu. Håll det mot läsaren här vid disken för att se vems.';
    case 'elsewhere':
      return 'Kortet är inte känt här. Det ändras där det registrerades.';
    case 'which-key':
      return card.kind === 'code'
        ? 'Det är inte känt här vems kod det var. Be innehavaren om den och skriv den i Registrera, eller sök innehavaren i Kortregister.'
        : 'Det är inte känt här vilket kort eller vilken kod det var. Håll kortet mot läsaren här vid disken, eller sök innehavaren i Kortregister.';
    case 'enroll':
    case 'extend-validity':
    case 'set-pin':
    case 'change-levels':
    case 'none':
      return null;
    default:
      return assertNever(fix);
  }
}

function causeOf({ cause, words }: Extract<TrayStanding, { kind: 'cannot-ask' }>): string {
  switch (cause) {
    case 'no-connection':
      return 'det finns ingen anslutning till tjänsten.';
    case 'tls':
      return `anslutningen är inte säker (${words}). Kontakta it-avdelningen.`;
    case 'unexpected-answer':
      return 'något annat svarade i tjänstens ställe.';
    case 'busy':
      return 'tjänsten är upptagen.';
    case 'refused':
      return words === '' ? 'tjänsten nekar det.' : `tjänsten säger: ${words}.`;
    default:
      return assertNever(cause);
  }
}

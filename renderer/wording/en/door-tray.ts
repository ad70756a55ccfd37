import { assertNever } from '../../../contract/assert-never.ts';
import type { DeniedReason, DeniedTap, DoorFix, TapMeaning, TrayStanding } from '../../../contract/doors.ts';
import type { DoorTrayWording } from '../door-tray-wording.ts';
import { timeOf } from './people.ts';

const LATE_MS = 2 * 60_000;

const reasons: Readonly<Record<DeniedReason, string>> = {
  'unknown-key': 'Unknown card',
  'outside-validity': 'Outside its validity',
  blacklisted: 'On the blacklist',
  disabled: 'Disabled',
  'no-pin': 'No PIN set, and the door asks for one',
  'not-authorized': 'No access to this door',
  'outside-schedule': 'Not at this hour',
};

export const englishDoorTray: DoorTrayWording = {
  about: 'Taps that opened no door in the last 24 hours. The list updates itself while it is open.',
  table: 'Denied taps',
  columns: {
    meaning: 'What happened',
    when: 'When',
    door: 'Door',
    who: 'Holder or card',
    fix: 'What helps',
  },
  meaning: meaningOf,
  advice: ({ meaning, fix, card }) => {
    const reason = meaning.kind === 'denied' ? meaning.reason : null;
    if (reason === 'blacklisted' || reason === 'disabled')
      return 'This cannot be changed here. Ask who looks after the access system.';
    return adviceOf(fix, card);
  },
  fix: (fix) => {
    switch (fix.kind) {
      case 'enroll':
        return 'Enroll this card';
      case 'extend-validity':
        return 'Extend validity';
      case 'set-pin':
        return 'Set a PIN';
      case 'change-levels':
        return 'Change access levels';
      case 'registered-since':
        return fix.key.kind === 'registered' ? 'Open the key' : 'Show the card';
      case 'on-its-way':
        return fix.key.kind === 'registered' ? 'Open the key' : 'Show in Activity';
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
  noTime: 'Time not known',
  noDoor: 'Door not named',
  nobody: 'Nobody named',
  code: 'A code, typed at the door',
  reported: (reportedAtMs, askedAtMs) => {
    if (reportedAtMs === null) return `Service last answered ${timeOf(askedAtMs)}.`;
    return askedAtMs - reportedAtMs > LATE_MS
      ? `Doors last reported ${timeOf(reportedAtMs)}: later taps may be missing.`
      : `Doors last reported ${timeOf(reportedAtMs)}.`;
  },
  catchingUp: 'There is more to read. It follows by itself.',
  asking: 'Asking the doors…',
  none: 'No door refused anybody in the last 24 hours.',
  unknown: 'What happened at the doors is not known yet.',
  problem: (standing, isPractice) => {
    switch (standing.kind) {
      case 'asking':
      case 'watching':
        return null;
      case 'paused':
        if (isPractice) return 'The doors are not asked: the practice service refuses the key.';
        return standing.reason === 'no-key'
          ? 'The doors are not asked: no API key is saved.'
          : 'The doors are not asked: the service refused the API key.';
      case 'cannot-ask':
        return `The doors cannot be asked: ${causeOf(standing)} Tapdesk goes on trying.`;
      default:
        return assertNever(standing);
    }
  },
  notOpened: {
    gone: 'This key has changed or gone in the meantime. Look for the holder in Register.',
    failed: 'The key could not be opened. Do it again.',
  },
  news: ({ meaning, door, holder }, count) => {
    const newest = [meaningOf(meaning), door, holder].filter((part) => part !== '').join(', ');
    return count === 1 ? `Denied tap: ${newest}.` : `${count} denied taps. The newest: ${newest}.`;
  },
};

function meaningOf(meaning: TapMeaning): string {
  if (meaning.kind === 'denied') return reasons[meaning.reason];
  const { type, category } = meaning;
  const said = [type === '' ? '' : `type ${type}`, category].filter((part) => part !== '').join(', ');
  return said === '' ? 'Not opened, for a reason not told' : `Not opened: ${said}`;
}

function adviceOf(fix: DoorFix, card: DeniedTap['card']): string | null {
  switch (fix.kind) {
    case 'tap-here':
      return 'The door does not tell the card’s own number. Tap the card on the reader at this desk.';
    case 'registered-since':
      return 'Registered here by now. The door may not have heard of it yet.';
    case 'on-its-way':
      return 'Saved here, and still on its way to the service.';
    case 'another-key':
      return 'This card has another key by now. Tap it on the reader at this desk to see whose.';
    case 'elsewhere':
      return 'This desk does not know the card. It is changed where it was registered.';
    case 'which-key':
      return card.kind === 'code'
        ? 'Not known here whose code it was. Ask the holder for it and type it at Enroll, or look for them in Register.'
        : 'Not known here which key it was. Tap the card on the reader at this desk, or look for the holder in Register.';
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
      return 'there is no connection to the service.';
    case 'tls':
      return `the connection is not secure (${words}). Tell your IT department.`;
    case 'unexpected-answer':
      return 'something else answered in place of the service.';
    case 'busy':
      return 'the service is busy.';
    case 'refused':
      return words === '' ? 'the service refuses it.' : `the service says: ${words}.`;
    default:
      return assertNever(cause);
  }
}

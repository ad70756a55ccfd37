import type { UnlockOutcome } from '../../contract/passphrase.ts';
import type { Locale } from '../../contract/settings.ts';

interface UnlockWording {
  readonly heading: string;
  readonly label: string;
  readonly about: string;
  readonly open: string;
  readonly opening: string;
  readonly without: string;
  readonly withoutHint: string;
  readonly problem: Readonly<Record<Exclude<UnlockOutcome, 'unlocked' | 'not-locked'> | 'failed', string>>;
}

/** Its own, not the desk's: what the two pages shared would be one more file to load at every start of the desk. */
export const unlockWordings: Readonly<Record<Locale, UnlockWording>> = {
  en: {
    heading: 'Open Tapdesk',
    label: 'Passphrase',
    about: 'It opens the API key and the submissions kept on this computer.',
    open: 'Open',
    opening: 'Opening…',
    without: 'Start without the passphrase',
    withoutHint:
      'Nothing is deleted. What was kept under the passphrase cannot be read or sent until it is given at a later start.',
    problem: {
      wrong: 'That is not the passphrase. Type it again.',
      damaged:
        'The file that holds the passphrase is damaged: no passphrase opens it. Restore secrets/passphrase.sealed from a backup, or start without it.',
      failed: 'Tapdesk could not try the passphrase. Close other programs, then try again.',
    },
  },
  sv: {
    heading: 'Öppna Tapdesk',
    label: 'Lösenfras',
    about: 'Den öppnar API-nyckeln och registreringarna på den här datorn.',
    open: 'Öppna',
    opening: 'Öppnar…',
    without: 'Starta utan lösenfrasen',
    withoutHint:
      'Inget raderas. Det som skyddas av lösenfrasen går inte att läsa eller skicka förrän den anges vid en senare start.',
    problem: {
      wrong: 'Det är inte lösenfrasen. Skriv den igen.',
      damaged:
        'Filen med lösenfrasen är skadad: ingen lösenfras öppnar den. Återställ secrets/passphrase.sealed från en säkerhetskopia eller starta utan den.',
      failed: 'Tapdesk kunde inte pröva lösenfrasen. Stäng andra program och försök igen.',
    },
  },
};

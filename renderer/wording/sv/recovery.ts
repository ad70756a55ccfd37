import { assertNever } from '../../../contract/assert-never.ts';
import type { Wording } from '../wording.ts';

const submissions = (count: number): string => (count === 1 ? '1 registrering' : `${count} registreringar`);

export const swedishRecovery: Wording['recovery'] = {
  passphrase: 'Lösenfras',
  passphraseFor: {
    nothing:
      'Datorn har ingen nyckelring. En lösenfras gör att API-nyckeln och registreringarna finns kvar när Tapdesk stängs; den efterfrågas vid varje start.',
    passphrase: 'API-nyckeln och registreringarna skyddas av en lösenfras. Den efterfrågas vid varje start.',
    'passphrase-not-given':
      'Tapdesk startades utan sin lösenfras, så det som sparas nu går förlorat när det stängs. Starta igen för att ange lösenfrasen. Om ingen minns den: välj en ny, den gamla filen finns kvar bredvid.',
  },
  noRecovery: 'Ingen kan återskapa en lösenfras som är glömd: det som den skyddar går aldrig mer att läsa.',
  newPassphrase: 'Ny lösenfras',
  passphraseHint: 'Minst 8 tecken. Några ord är lättare att minnas.',
  repeatPassphrase: 'Upprepa lösenfrasen',
  setPassphrase: 'Välj lösenfras',
  changePassphrase: 'Byt lösenfras',
  passphrasesDiffer: 'De två är olika. Skriv lösenfrasen igen.',
  passphraseOutcome: {
    set: 'Lösenfrasen gäller. Den efterfrågas vid nästa start.',
    'too-short': 'Inte sparat: använd minst 8 tecken.',
    'not-needed': 'Inte sparat: datorns nyckelring skyddar redan det som är hemligt.',
    'not-saved': 'Inte sparat: datorn kunde inte lagra den. Frigör utrymme och försök igen.',
  },
  passphraseFailed: 'Inte sparat: Tapdesk kunde inte slutföra. Försök igen.',
  nothingKeeps:
    'Utan nyckelring eller lösenfras går API-nyckeln och registreringarna förlorade när Tapdesk stängs.',
  toPassphrase: 'Välj en lösenfras',
  lost: 'Det som inte går att läsa här',
  lostSentence: ({ unreadableCount, apiKey }, keptBy) => {
    const cause =
      keptBy === 'passphrase-not-given'
        ? 'Tapdesk startades utan sin lösenfras.'
        : 'Nyckelringen eller lösenfrasen som disken använde tidigare finns inte här.';
    const rows =
      unreadableCount > 0 ? [`${submissions(unreadableCount)} går inte att läsa eller skicka här.`] : [];
    const key = apiKey ? ['API-nyckeln måste anges igen.'] : [];
    return [cause, ...rows, ...key, 'Inget har raderats.'].join(' ');
  },
  toLost: 'Se vad som går att göra',
  comesBack: 'När nyckelringen eller lösenfrasen är tillbaka går allt att läsa igen efter en omstart.',
  exportSubmissions: 'Exportera registreringar',
  exportHint:
    'En fil för kalkylprogram: person, kort, giltighet och läge för det som går att läsa; id, läge och tider för resten. Aldrig någon PIN.',
  exportOutcome: (outcome) => {
    switch (outcome.kind) {
      case 'exported':
        return `Exporterat: ${submissions(outcome.readableCount + outcome.unreadableCount)}, varav ${outcome.unreadableCount} inte går att läsa.`;
      case 'cancelled':
        return 'Inget exporterades.';
      case 'not-saved':
        return 'Inte exporterat: filen gick inte att skriva. Välj en annan plats.';
      default:
        return assertNever(outcome);
    }
  },
  exportFailed: 'Inte exporterat: Tapdesk kunde inte slutföra. Försök igen.',
  startAfresh: 'Börja om',
  startAfreshHint: 'Börjar utan registreringar. De gamla filerna finns kvar bredvid under daterade namn.',
  startAfreshQuestion: (waitingCount) => ({
    title: 'Börja om?',
    text: [
      'Tapdesk börjar utan registreringar och utan API-nyckel. Det som finns här nu sparas under daterade namn och kan läggas tillbaka för hand.',
      waitingCount > 0 ? `${submissions(waitingCount)} som väntar här skickas inte.` : '',
    ]
      .join(' ')
      .trim(),
    agree: 'Börja om',
  }),
  stay: 'Fortsätt som det är',
  freshStart: (freshStart) =>
    freshStart.kind === 'started'
      ? `Börjat om. Det som fanns här finns kvar som ${freshStart.keptAs.join(', ')}.`
      : 'Det gick inte att börja om: de gamla filerna kunde inte byta namn. Stäng andra program som använder dem och försök igen.',
};

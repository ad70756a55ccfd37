import { dialog, type BrowserWindow } from 'electron';
import type { Locale } from '../contract/settings.ts';

const wordings = {
  en: {
    submissions: (count: number) =>
      count === 1 ? 'One submission has not been sent yet' : `${count} submissions have not been sent yet`,
    listed: (count: number) =>
      count === 1 ? 'One person on the list has no card yet' : `${count} people on the list have no card yet`,
    detail:
      'This computer has no keychain, so they cannot be kept: if you close Tapdesk now, they are lost and the cards must be enrolled again. A passphrase, set in Settings, keeps them.',
    stay: 'Keep Tapdesk open',
    close: 'Close and lose them',
  },
  sv: {
    submissions: (count: number) =>
      count === 1 ? 'En registrering har inte skickats än' : `${count} registreringar har inte skickats än`,
    listed: (count: number) =>
      count === 1 ? 'En person på listan har inget kort än' : `${count} personer på listan har inget kort än`,
    detail:
      'Den här datorn har ingen nyckelring, så de kan inte sparas: om du stänger Tapdesk nu går de förlorade och korten måste registreras igen. En lösenfras, vald i Inställningar, gör att de finns kvar.',
    stay: 'Håll Tapdesk öppet',
    close: 'Stäng och förlora dem',
  },
} as const;

export interface LostByClosing {
  /** Not settled. */
  readonly submissionCount: number;
  /** On a list under way, without a card. */
  readonly listedCount: number;
}

export function lostByClosing(submissionCount: number, listedCount: number): LostByClosing | null {
  return submissionCount + listedCount === 0 ? null : { submissionCount, listedCount };
}

/** Asks before something is lost by closing. Staying is what Enter and Escape mean. */
export async function mayLose(window: BrowserWindow, lost: LostByClosing, locale: Locale): Promise<boolean> {
  const words = wordings[locale];
  const { submissionCount, listedCount } = lost;
  const sentences = [
    ...(submissionCount === 0 ? [] : [words.submissions(submissionCount)]),
    ...(listedCount === 0 ? [] : [words.listed(listedCount)]),
  ];
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Tapdesk',
    message: sentences.join('. '),
    detail: words.detail,
    buttons: [words.stay, words.close],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

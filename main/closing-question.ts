import { dialog, type BrowserWindow } from 'electron';
import type { Locale } from '../contract/settings.ts';

const wordings = {
  en: {
    message: (count: number) =>
      count === 1 ? 'One submission has not been sent yet' : `${count} submissions have not been sent yet`,
    detail:
      'This computer has no keychain, so they cannot be kept: if you close Tapdesk now, they are lost and the cards must be enrolled again. A passphrase, set in Settings, keeps them.',
    stay: 'Keep Tapdesk open',
    close: 'Close and lose them',
  },
  sv: {
    message: (count: number) =>
      count === 1 ? 'En registrering har inte skickats än' : `${count} registreringar har inte skickats än`,
    detail:
      'Den här datorn har ingen nyckelring, så de kan inte sparas: om du stänger Tapdesk nu går de förlorade och korten måste registreras igen. En lösenfras, vald i Inställningar, gör att de finns kvar.',
    stay: 'Håll Tapdesk öppet',
    close: 'Stäng och förlora dem',
  },
} as const;

/** Asks before something is lost by closing. Staying is what Enter and Escape mean. */
export async function mayLose(window: BrowserWindow, count: number, locale: Locale): Promise<boolean> {
  const words = wordings[locale];
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Tapdesk',
    message: words.message(count),
    detail: words.detail,
    buttons: [words.stay, words.close],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

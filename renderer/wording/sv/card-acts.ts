import type { CardActsWording } from '../card-acts-wording.ts';
import { holderName } from './people.ts';

export const swedishCardActs: CardActsWording = {
  heading: (holder) => `Nyckeln för ${holderName(holder)}`,
  levels: (names) => (names.length === 0 ? 'Ingen behörighet' : `Behörigheter: ${names.join(', ')}`),
  pin: (hasPin) => (hasPin ? 'Har en PIN-kod' : 'Ingen PIN-kod som är känd här'),
  lent: 'Utlånat: ett tillfälligt kort',
  waiting: 'På väg',
  act: {
    'take-back': 'Ta tillbaka…',
    validity: 'Ändra giltighet',
    'new-pin': 'Ny PIN-kod',
    'no-pin': 'Ta bort PIN-kod',
    levels: 'Ändra behörigheter',
    replace: 'Ersätt kortet…',
    remove: 'Ta bort kortet…',
  },
  removeCode: 'Ta bort koden…',
  handOver: 'Ska någon annan ha det: fyll i namnet och tryck på Registrera.',
  newEnd: 'Nytt slut på giltigheten',
  newEndHint: 'Tomt: inget slut.',
  newPin: 'Den nya PIN-koden',
  newLevels: 'Nya behörigheter',
  newCard: 'Nytt kortnummer',
  newCardHint: 'Håll upp det nya kortet. Det gamla tas bort när det nya är registrerat.',
  newCardPin: 'PIN-kod för det nya kortet',
  newCardPinHint: 'Frivillig. Den gamla PIN-koden finns inte kvar här.',
  replace: 'Ersätt kortet',
  levelGone:
    'Inte sparat: en av nyckelns behörigheter finns inte kvar hos tjänsten, som då nekar även resten. Ändra behörigheterna först och sedan detta.',
  personNotKnown:
    'Inget sparades: det är inte känt än vem personen är hos tjänsten. Försök igen när kortet är registrerat.',
  save: 'Spara ändringen',
  clearPin: (holder) => ({
    title: `Ta bort PIN-koden för ${holderName(holder)}?`,
    text: 'Dörrar som kräver PIN-kod öppnas inte med kortet förrän det har fått en ny.',
    agree: 'Ta bort PIN-koden',
    decline: 'Behåll PIN-koden',
  }),
  takeBack: (holder) => ({
    title: `Ta tillbaka kortet som ${holderName(holder)} lånar?`,
    text: 'Det öppnar inga dörrar längre och kan lånas ut till nästa.',
    agree: 'Ta tillbaka det',
    decline: 'Låt det vara utlånat',
  }),
  remove: (holder, isCode) => ({
    title: `Ta bort ${isCode ? 'koden' : 'kortet'} för ${holderName(holder)}?`,
    text: isCode
      ? 'Den öppnar inga dörrar längre. Inget annat ändras för personen.'
      : 'Det öppnar inga dörrar längre. Inget annat ändras för personen.',
    agree: isCode ? 'Ta bort koden' : 'Ta bort kortet',
    decline: isCode ? 'Behåll koden' : 'Behåll kortet',
  }),
  tooLate: (isCode) =>
    isCode
      ? 'Inget sparades: någon annan har koden nu, eller ingen. Öppna den igen från Kortregister.'
      : 'Inget sparades: någon annan har kortet nu, eller ingen. Håll upp det igen.',
  failed: 'Inget sparades: Tapdesk kunde inte slutföra. Gör om det.',
};

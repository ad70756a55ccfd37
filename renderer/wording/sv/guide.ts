import type { GuideWording } from '../guide-wording.ts';

export const swedishGuide: GuideWording = {
  intro: 'Prova först med en påhittad tjänst, eller gå igenom det som disken behöver, steg för steg.',
  practice: 'Öva först',
  practiceHint: 'En påhittad tjänst och läsare. Inget når den riktiga.',
  live: 'Ställ in den här disken',
  liveHint: 'Ha integrationens API-nyckel till hands, läsaren inkopplad och ett kort.',
  steps: 'Steg',
  step: { service: 'Tjänsten och dess nyckel', reader: 'Kortläsaren', card: 'Ett testkort' },
  done: 'klart',
  serviceHint: 'Låt adressen vara om du inte har fått en annan. Nyckeln prövas mot tjänsten när den sparas.',
  readerHint:
    'Om du vet numret på ett kort: låt Tapdesk ta reda på hur läsaren talar genom att du håller upp det kortet.',
  cardHint: 'Håll upp ett kort. Numret visas här; inget skickas förrän du registrerar det.',
  cardAwaited: 'Väntar på ett kort.',
  noReader: 'Ingen läsare är redo. Gå tillbaka ett steg, eller skriv ett kortnummer på Registrera.',
  cardRead: (cardNumber) => `Kortet ${cardNumber} lästes.`,
  next: 'Nästa steg',
  skip: 'Hoppa över steget',
  back: 'Ett steg tillbaka',
  enrollCard: 'Registrera det här kortet',
  finish: 'Avsluta guiden',
  leave: 'Lämna guiden',
  leaveHint: 'Det som är sparat är kvar. Guiden kan öppnas igen från Hjälp.',
};

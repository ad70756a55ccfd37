import { assertNever } from '../../../contract/assert-never.ts';
import type {
  CalibrationDifference,
  CalibrationMiss,
  CalibrationState,
} from '../../../contract/calibration.ts';
import type { CalibrationWording } from '../calibration-wording.ts';
import { swedishStatus } from './card.ts';
import { swedishForm } from './form.ts';

const EM_BITS = 40;

const failed = 'Tapdesk kunde inte slutföra. Försök igen.';

function missed(miss: CalibrationMiss): string {
  switch (miss.kind) {
    case 'nothing-came':
      return 'Inget kom från läsaren i någon hastighet.';
    case 'never-readable':
      return 'Något kom i varje hastighet, och inget av det gick att läsa.';
    case 'some-silent':
      return `Något kom, och inget av det gick att läsa. I ${miss.baudRates.join(', ')} baud kom inget.`;
    case 'shortened':
      return miss.dropsOnlyTopByte
        ? `Läsaren tappar den översta byten: den skickar ”${miss.text}” (${miss.form}), ${miss.sentBits} av ${miss.wholeBits} bitar.`
        : `Läsaren utelämnar en del av numret: den skickar ”${miss.text}” (${miss.form}), ${miss.sentBits} av ${miss.wholeBits} bitar.`;
    case 'cut-to-four':
      if (miss.part === 'cascade')
        return 'Läsaren kapar sju byte till fyra: den skickar 88 och de tre första.';
      return `Läsaren kapar sju byte till fyra: den skickar bara de ${miss.part === 'first' ? 'första' : 'sista'}.`;
    case 'several-cards':
      return `Mer än ett kort lästes: ${miss.identifications.join(', ')}.`;
    case 'bad-checksum':
      return 'Numret kom, men kontrollsumman är fel.';
    case 'number-inside':
      return insideOf(miss);
    case 'no-line-end':
      return 'Hela numret kom, men inget radslut efter det.';
    case 'missing-zeros':
      return `Numret kom utan alla nollor före: ”${miss.text}”, ${miss.sentDigits} av ${miss.wholeDigits} siffror.`;
    case 'extra-zeros':
      return `Numret kom med fler nollor före än det har: ”${miss.text}”, ${miss.sentDigits} siffror i stället för ${miss.wholeDigits}.`;
    case 'other-order':
      return `Alla byte i numret kom, i en ordning som Tapdesk inte kan vända: ”${miss.text}”.`;
    case 'typed-number-is-short':
      return `Numret du skrev är bara en del: läsaren läser ${miss.identification}, ett EM-kort.`;
    case 'hid-number':
      return `Läsaren skickar ”${miss.text}”, ett anläggnings- och kortnummer som HID-läsare gör, inte kortets serienummer.`;
    case 'other-card-type':
      return 'Läsaren säger att det är ett kort av annat slag, varken EM eller Mifare.';
    case 'random-id':
      return 'Kortet visar ett nytt nummer varje gång, som telefoner och bankkort gör.';
    case 'other-card':
      return `Det är ett annat kort: det läses som ${miss.identification}.`;
    case 'reader-error':
      return 'Läsaren rapporterade ett fel.';
    case 'cards-disagree':
      return 'Vart kort lästes, men inte båda på samma sätt.';
    case 'nothing-of-it':
      return 'Det som kom innehåller inget av kortets nummer.';
    default:
      return assertNever(miss);
  }
}

function insideOf({ before, after }: Extract<CalibrationMiss, { kind: 'number-inside' }>): string {
  if (after === '') return `Numret kom med ”${before}” före.`;
  if (before === '') return `Numret kom med ”${after}” efter.`;
  return `Numret kom med något omkring: ”${before}” före och ”${after}” efter.`;
}

function remedy(miss: CalibrationMiss): string {
  switch (miss.kind) {
    case 'nothing-came':
      return 'Kontrollera att det är läsarens port, att den har ström och att den är inställd på seriell utgång. Läsare som skriver som ett tangentbord har ingen serieport.';
    case 'never-readable':
      return 'Läsaren kan ha en ovanlig hastighet eller ett protokoll som Tapdesk inte känner till. Ställ in den på 9600 baud, 8N1 och text.';
    case 'some-silent':
      return 'Börja om och håll upp kortet i varje hastighet. Hjälper inte det: ställ in läsaren på 9600 baud, 8N1 och text.';
    case 'shortened':
      return miss.wholeBits === EM_BITS
        ? 'Byt till 10 hexsiffror (10H) eller 13 decimala siffror och ta reda på det igen. Korta nummer är inte unika.'
        : 'Byt till hela UID och ta reda på det igen. Korta nummer är inte unika.';
    case 'cut-to-four':
      return 'Välj hela UID (7 byte) i läsaren. Fyra av sju byte är inte unika.';
    case 'several-cards':
      return 'Lägg ett kort på läsaren och ta bort alla andra.';
    case 'bad-checksum':
      return 'Korta kabeln eller flytta den från elledningar och försök igen. Är det alltid så räknar läsaren kontrollsumman på eget sätt.';
    case 'number-inside':
      return 'Ta i läsaren bort det som den sätter före och efter numret (prefix, suffix, huvud).';
    case 'no-line-end':
      return 'Slå på CR efter numret i läsaren (kallas även Enter, suffix eller avslutning) och ta reda på det igen.';
    case 'missing-zeros':
    case 'extra-zeros':
      return `Ställ i läsaren in numrets längd på ${miss.wholeDigits} siffror, utfyllt med nollor, och ta reda på det igen.`;
    case 'other-order':
      return 'Ställ i läsaren byteordningen till UID-ordning eller dess omvända.';
    case 'typed-number-is-short':
      return `Det korta numret som trycks på EM-kort (${miss.form}) utelämnar första byten. Är ${miss.identification} det kortet: skriv det i stället.`;
    case 'hid-number':
      return 'Välj kortets serienummer (CSN eller UID) i läsaren i stället för PACS- eller Wieganddata.';
    case 'other-card-type':
      return 'Ta ett EM- eller Mifarekort.';
    case 'random-id':
      return 'Ta ett passerkort.';
    case 'other-card':
      return 'Håll upp kortet vars nummer du skrev, eller skriv numret på det här. Är det samma kort har numret antecknats i en annan form.';
    case 'reader-error':
      return 'Se läsarens handbok och försök igen.';
    case 'cards-disagree':
      return 'Kontrollera båda numren och ta reda på det igen med vart kort för sig.';
    case 'nothing-of-it':
      return 'Jämför det som kom med det som står på kortet. Har de inget gemensamt: kontrollera numret och läsarens utgång.';
    default:
      return assertNever(miss);
  }
}

const differences: Readonly<Record<CalibrationDifference, string>> = {
  'byte-order':
    'numret är detsamma i mer än en byteordning. Ett kort vars byte skiljer sig i ordning visar vilken som är rätt',
  checksum:
    'båda kontrollsummorna är lika för numret. Nästan vilket annat kort som helst visar vilken som är rätt',
  'crc-order': 'båda byten i CRC är lika för numret. Nästan vilket annat kort som helst visar deras ordning',
  format: 'numret läses lika i mer än ett format. Ett kort med större nummer visar vilket som är rätt',
};

function told(state: CalibrationState): string {
  switch (state.kind) {
    case 'opening':
      return 'Öppnar porten…';
    case 'waiting-for-tap': {
      const tap = `Håll upp kortet ${state.identification}.`;
      if (state.answers) return `Läsaren svarar. ${tap}`;
      switch (state.reason) {
        case 'first-tap':
          return tap;
        case 'nothing-came':
          return `Inget kom. Provar ${state.baudRate} baud. ${tap}`;
        case 'unreadable':
          return `Det som kom gick inte att läsa. Provar ${state.baudRate} baud. Ta bort kortet och håll upp det igen.`;
        case 'next-card':
          return `Ta bort det första kortet. ${tap}`;
        default:
          return assertNever(state.reason);
      }
    }
    case 'found':
      return `Klart. Läsaren talar i ${state.profile.baudRate} baud och läser kortet ${state.trace.identification}.`;
    case 'several':
      return 'Nästan klart: ett kort till behövs.';
    case 'none':
      return missed(state.miss);
    case 'port-failed':
      return swedishStatus.readerAdvice({ ...state, kind: 'not-connected' }) ?? failed;
    case 'cancelled':
      return 'Avbrutet.';
    default:
      return assertNever(state);
  }
}

export const swedishCalibration: CalibrationWording = {
  title: 'Ta reda på hur läsaren talar',
  open: 'Ta reda på hur läsaren talar',
  openHint: 'Med ett kort vars nummer du känner till, för en läsare som inte finns i listan.',
  intro:
    'Tapdesk lyssnar på läsaren medan du håller upp ett kort vars nummer du känner till. Hastighet och format hittas av sig självt. Kort som hålls upp här registreras inte.',
  knownCard: 'Numret på kortet du håller upp',
  knownCardHint:
    'I valfri form som fältet Kortnummer tar, eller namnet på någon vars kort registrerats vid den här disken.',
  registeredCards: 'Kort i registret',
  start: 'Börja lyssna',
  startProblem: (outcome) => {
    if (outcome === null) return failed;
    switch (outcome.kind) {
      case 'started':
        return null;
      case 'card-problem':
        return swedishForm.numberProblem[outcome.problem];
      case 'not-here':
        return 'Det går med en läsare på en serieport, utanför övningsläget.';
      default:
        return assertNever(outcome);
    }
  },
  told,
  speed: (baudRate, step, stepCount) => `Hastighet ${step} av ${stepCount}: ${baudRate} baud`,
  whyAnother: (differIn) =>
    `Mer än en inställning passar: ${differIn.map((difference) => differences[difference]).join('; ')}.`,
  fits: 'Det som passar hittills',
  secondCard: 'Numret på ett annat kort',
  useSecondCard: 'Håll upp det kortet härnäst',
  secondCardProblem: (outcome) => {
    if (outcome === null) return failed;
    switch (outcome.kind) {
      case 'accepted':
        return null;
      case 'card-problem':
        return swedishForm.numberProblem[outcome.problem];
      case 'would-not-tell':
        return 'Det kortets nummer lämnar samma fråga öppen. Ta ett annat kort.';
      case 'not-asked':
        return 'Inget mer kort behövs.';
      default:
        return assertNever(outcome);
    }
  },
  wayOfTheNumber: 'Från ledningen till kortet',
  numberAsSent: 'Numret som det skickades',
  card: 'Kort',
  setting: 'Inställning',
  caution: {
    'mifare-order-open':
      'För EM-kort är det säkert. Läsaren läser även Mifare: ta reda på det igen med ett Mifarekort innan sådana används.',
    'ten-digits':
      'Se till att det är ett Mifarekort. Läsare som kortar numren på EM-kort skickar också tio siffror, och sådana nummer får inte registreras.',
  },
  lostParts: (first, second) =>
    `Med den här inställningen tas ett kort emot med ett nummer ensamt, inte med två (${first}, sedan ${second}), och kort som registrerats med båda känns inte igen. Behåll den inställning som finns, eller använd en läsare som säger vilket nummer den läst, för att fortsätta med båda.`,
  useSetting: 'Använd den här inställningen',
  lockedHint: 'Läsaren är låst av IT-avdelningen. Ge dem det här som policy.',
  copyAsPolicy: 'Kopiera som policy',
  policy: 'För policyfilen',
  policyHint: 'Fältet ”reader” låser inställningen på varje dator med policyn. Kontrollera portens namn där.',
  savePolicy: 'Spara som fil',
  policyOutcome: (outcome) => {
    switch (outcome) {
      case 'exported':
        return 'Sparat.';
      case 'cancelled':
        return 'Inte sparat: det avbröts.';
      case 'not-saved':
        return 'Inte sparat: datorn kunde inte lagra det. Välj en annan mapp.';
      case 'nothing-found':
      case null:
        return failed;
      default:
        return assertNever(outcome);
    }
  },
  remedy,
  again: 'Börja om',
};

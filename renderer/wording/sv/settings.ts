import { assertNever } from '../../../contract/assert-never.ts';
import type { SaveSettingsOutcome } from '../../../contract/settings.ts';
import type { Wording } from '../wording.ts';
import { swedishCard } from './card.ts';
import { levelsOf } from './people.ts';

export const swedishGeneral: Wording['general'] = {
  enroll: 'Registrera',
  activity: 'Aktivitet',
  register: 'Kortregister',
  doors: 'Dörrar',
  settings: 'Inställningar',
  people: 'Lista med personer',
  help: 'Hjälp',
  guide: 'Guide',
  mainNavigation: 'Vyer',
  deskStatus: 'Läget vid disken',
  notices: 'Meddelanden',
  errorPrefix: 'Fel: ',
  cancel: 'Avbryt',
  close: 'Stäng',
  loadFailed: 'Tapdesk kunde inte starta. Stäng det och öppna det igen.',
  time: (ms) => new Date(ms).toLocaleString('sv-SE', { dateStyle: 'medium', timeStyle: 'short' }),
};

export const swedishPractice: Wording['practice'] = {
  banner: 'Övningsläge: inget här når den riktiga tjänsten.',
  tapNew: 'Håll upp ett övningskort',
  tapSame: 'Samma kort igen',
  behaviour: 'Övningstjänsten',
  behaviours: {
    normal: 'fungerar',
    offline: 'går inte att nå',
    'portal-page': 'svarar med en inloggningssida',
    busy: 'är upptagen',
    'refuses-key': 'nekar nyckeln',
    'refuses-card': 'nekar kortet',
  },
  leave: 'Ställ in den riktiga disken',
  enter: 'Öva',
  enterHint: 'Prova hela arbetet med en påhittad tjänst och läsare. De riktiga registreringarna rörs inte.',
};

const refusals: Readonly<Record<Extract<SaveSettingsOutcome, { kind: 'refused' }>['problem'], string>> = {
  locked: 'Inte sparat: IT-avdelningen har låst detta. Be dem ändra det.',
  'not-https': 'Inte sparat: adressen ska börja med https:// och namnge en server.',
  'more-than-address':
    'Inte sparat: en adress slutar med sin sökväg. Ta bort ? eller # och det som följer, och användarnamn och lösenord.',
};

export const swedishSettings: Wording['settings'] = {
  reader: 'Kortläsare',
  service: 'Tjänst',
  display: 'Nummer och språk',
  port: 'Serieport',
  portHint: 'Välj i listan eller skriv, till exempel COM3 eller /dev/ttyUSB0.',
  noPorts: 'Ingen serieport hittades. Koppla in läsaren eller skriv porten.',
  portsUnavailable: 'Portarna gick inte att lista. Skriv porten.',
  showPorts: 'Visa portar',
  preset: 'Läsare',
  choosePreset: 'Välj läsare',
  otherReader: 'Läsare inställd för hand',
  presetNote: {
    'nothing-to-set': 'Inget behöver ställas in på läsaren.',
    'serial-output': 'På läsaren: ställ utgången på seriell (UART, RS-232), inte Wiegand.',
    'ascii-output': 'På läsaren: välj ASCII (formatstiftet till jord).',
    'enable-line': 'På 28140: koppla ENABLE till jord. 28340 slås på av Tapdesk.',
    'cards-of-both-kinds':
      'På läsaren: ställ utgången på seriell. Den säger själv om kortet är EM eller Mifare; HID-kort nekas.',
    'automatic-mode':
      'På läsaren: automatiskt läge, 19200 baud. Numret vänds till samma ordning som andra läsare har.',
    'lowest-byte-first':
      'På läsaren: ställ in hexadecimal text och slå på CR (av när den är ny). Låt lägsta byte stå först.',
    'command-mode': 'På läsaren: GNetPlus i ASCII, adress 0, 19200 baud. Tapdesk frågar den efter kort.',
    'crc-order':
      'På läsaren: GNetPlus binärt, adress 0, 19200 baud. Blir alla svar förvanskade, välj den andra CRC-ordningen.',
    'standard-firmware':
      'På läsaren: standardprogram som virtuell COM-port, hexadecimala siffror som slutar med CR.',
    'simple-protocol':
      'På läsaren: Simple Protocol som virtuell COM-port, i ASCII utan CRC. Tapdesk frågar den efter kort.',
    'autoread-decimal':
      'På läsaren: Autoread som från fabriken, ett decimalt nummer som slutar med CR eller LF.',
    'plain-card-id':
      'På läsaren: kortets eget nummer (CSN, UID) hexadecimalt, utan borttagna paritetsbitar, som slutar med CR. Inte PACS-data.',
    'byte-order-is-a-setting':
      'Stämmer inte numret med det du känner till: ställ in byteordningen här eller i läsaren.',
    'whole-number-needed': 'Bara för läsare som skickar alla 40 bitar. Kortare nummer nekas.',
  },
  baudRate: 'Hastighet (baud)',
  baudRateNeeded: 'Ange en hastighet mellan 300 och 1000000 baud',
  format: 'Vad den skickar',
  readerFormats: {
    'stx-etx-xor': 'STX, 10 hexadecimala siffror, kontrollsumma, ETX',
    'em18-raw12': '12 hexadecimala siffror utan slut',
    lf10cr: 'LF, 10 hexadecimala siffror, CR',
    'line-hex': 'En rad hexadecimala siffror',
    'line-dec': 'En rad decimala siffror',
    'gwiot-binary': 'Gwiot binärt',
    'promag-auto': 'STX, 8 hexadecimala siffror, CR, ETX',
    'gnetplus-ascii': 'GNetPlus, ASCII',
    'gnetplus-binary': 'GNetPlus, binärt',
    'twn4-simple': 'Elatec Simple Protocol',
    sl025: 'StrongLink SL025',
    dez20: 'En rad: DEZ 20 (ZK)',
    'vd-id': 'En rad: VD / ID',
    electra: 'En rad: ELECTRA',
    'em-13d-w26': 'En rad: 13 siffror och W26',
    'em-10d-w26': 'En rad: 10 siffror och W26 (nekas alltid)',
    'w26-text': 'En rad: W26 (nekas alltid)',
    'pcsc-uid': 'PC/SC',
  },
  cardType: 'Korttyp',
  chooseCardType: 'Välj korttyp',
  cardTypeNeeded: 'Välj vilka kort den läser: siffrorna ensamma visar det inte',
  order: 'Numrets ordning',
  orders: {
    '': 'Som det kommer',
    'reverse-bytes': 'Omvänd byteordning',
    'reverse-bits-per-byte': 'Omvända bitar i varje byte',
    'reverse-bits': 'Alla bitar omvända',
    invert: 'Varje bit inverterad',
  },
  checksum: 'Kontrollsumma',
  checksums: { xor: 'XOR', sum: 'Summa' },
  crc: 'CRC',
  crcs: { '': 'Ingen', 'low-first': 'Låg byte först', 'high-first': 'Hög byte först' },
  incompleteFormat: 'Här saknas en del av varje nummer. Ställ in läsaren så att hela skickas.',
  keyboardReader: 'Tangentbord (en läsare som skriver)',
  keyboardHint: 'Den läses när Tapdesks fönster är främst, och måste avsluta med Retur.',
  prefixKey: 'Första tangent',
  noPrefixKey: 'Ingen: känns igen på takten',
  prefixKeyHint:
    'Tangenten som läsaren är inställd att skicka före varje nummer. Med en sådan tas inget skrivet för ett kort. Skrivs ett kortnummer i ett fält skickar läsaren inte tangenten: ställ in den i läsaren, eller välj Ingen.',
  parts: 'Ett kort är',
  noParts: 'Ett nummer',
  bothParts: (first, second) => `Två nummer: ${first}, sedan ${second}`,
  partsHint: 'Två nummer bara om alla kort har båda: ett kort tas emot när båda är lästa.',
  saveReader: 'Spara läsaren',
  forgetReader: 'Använd ingen läsare',
  portNeeded: 'Ange serieport och välj läsare',
  test: 'Läsarprov',
  testWaiting: 'Håll upp ett kort: det läsaren skickar visas här.',
  bytes: 'Byte',
  asText: 'Som text',
  printed: 'Att jämföra med det som står på kortet',
  printedForm: (name) =>
    name
      .replace('hexadecimal', 'hexadecimalt')
      .replace(/\bdecimal\b/, 'decimalt')
      .replace('reversed', 'omvänt'),
  finding: (finding) => {
    switch (finding.kind) {
      case 'card':
        return `Ett kort: ${finding.identification}, ${swedishCard.technology[finding.technology]}.`;
      case 'refused':
        return `Inget kort. ${swedishCard.refused[finding.problem]}`;
      case 'incomplete':
        return 'En del av ett kortnummer; resten har inte kommit.';
      default:
        return assertNever(finding);
    }
  },
  address: 'API-adress',
  saveAddress: 'Spara adressen',
  apiKey: 'API-nyckel för integration',
  saveKey: 'Spara nyckeln',
  checkingKey: 'Nyckeln kontrolleras…',
  forgetKey: 'Glöm nyckeln',
  keyForgotten: 'Nyckeln är glömd. Inget skickas förrän en annan är sparad.',
  forgetFailed: 'Nyckeln är kvar: Tapdesk kunde inte slutföra. Tryck på Glöm nyckeln igen.',
  keyPresent: 'En nyckel är sparad. Den visas aldrig igen; spara en annan för att ersätta den.',
  keyAbsent: 'Ingen nyckel är sparad än.',
  noKeychain:
    'Datorn har ingen nyckelring som Tapdesk får använda: nyckeln finns kvar tills Tapdesk stängs. Installera GNOME Keyring eller KWallet och starta om, eller välj en lösenfras nedan.',
  keyOutcome: (outcome) => {
    switch (outcome.kind) {
      case 'saved': {
        const kept =
          outcome.kept === 'for-good' ? 'Nyckeln är sparad.' : 'Nyckeln är sparad tills Tapdesk stängs.';
        switch (outcome.check.kind) {
          case 'accepted':
            return `${kept} Tjänsten godtog den: ${levelsOf(outcome.check.levelCount)}.`;
          case 'no-answer':
            return `${kept} Tjänsten svarade inte, så den är inte kontrollerad än.`;
          case 'unexpected-answer':
            return `${kept} Något annat svarade (${outcome.check.status}), så den är inte kontrollerad. Kontrollera API-adressen.`;
          default:
            return assertNever(outcome.check);
        }
      }
      case 'refused':
        return `Inte sparat: tjänsten nekade nyckeln (${outcome.status}). Kopiera den igen eller skapa en ny.`;
      case 'unusable':
        return outcome.problem === 'empty'
          ? 'Ange API-nyckeln för integration'
          : 'Nyckeln har ett tecken som inte finns i nycklar. Kopiera den igen.';
      case 'not-saved':
        return 'Inte sparat: datorn kunde inte lagra den. Frigör utrymme och spara igen.';
      case 'outdated':
        return 'Inte sparat: adressen ändrades, eller en annan nyckel sparades eller glömdes, medan den här kontrollerades. Spara igen om det är den rätta.';
      default:
        return assertNever(outcome);
    }
  },
  settingsOutcome: (outcome) => {
    switch (outcome.kind) {
      case 'saved':
        return 'Sparat.';
      case 'refused':
        return refusals[outcome.problem];
      case 'not-saved':
        return 'Inte sparat: datorn kunde inte lagra det. Frigör utrymme och spara igen.';
      default:
        return assertNever(outcome);
    }
  },
  failed: 'Inte sparat: Tapdesk kunde inte slutföra. Spara igen.',
  codeLength: 'En skapad kod har',
  codeLengthHint: 'Så många siffror som knappsatserna vid dörrarna tar.',
  digits: (count) => `${count} siffror`,
  numberFormat: 'Nummerformat',
  formats: {
    hexadecimal: 'Hexadecimalt (0x04a22b1c)',
    decimal: 'Decimalt (0077736732)',
    specifier: 'Med korttyp (MC:77736732)',
  },
  language: 'Språk',
  languages: { system: 'Som datorn', en: 'English', sv: 'Svenska' },
  lockedBy: (policyPath) =>
    policyPath === null
      ? 'Låst medan du övar: övningstjänsten och övningsläsaren är inbyggda.'
      : `Låst av IT-avdelningen i ${policyPath}. Be dem ändra det där.`,
  version: (version) => `Tapdesk ${version}`,
};

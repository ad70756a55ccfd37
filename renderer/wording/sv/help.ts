import { assertNever } from '../../../contract/assert-never.ts';
import type { HelpWording } from '../help-wording.ts';

export const swedishHelp: HelpWording = {
  shortcuts: 'Kortkommandon',
  shortcutsHint:
    'Tabb går till nästa fält eller knapp, Retur i ett formulär skickar det, blanksteg trycker på det som har fokus. Ctrl med plus, minus eller 0 gör allt större, mindre eller som det var.',
  shortcutGroup: {
    everywhere: 'På alla sidor',
    onEnroll: 'På Registrera',
    onList: 'Medan en lista med personer gås igenom',
  },
  shortcut: {
    enroll: 'Registrera',
    activity: 'Aktivitet',
    register: 'Kortregister',
    doors: 'Dörrar',
    settings: 'Inställningar',
    help: 'Hjälp',
    helpToo: 'Hjälp, om det inte är en malls tangent',
    people: 'Lista med personer',
    templates: 'Mallarna, i sin ordning',
    cardActs: 'Vad som kan göras med ett kort någon har',
    showPin: 'Visa PIN stort',
    lend: 'Låna ut kortet för dagen, eller inte',
    undo: 'Ångra den senaste registreringen',
    clear: 'Rensa formuläret, eller svara nej på en fråga',
    skip: 'Hoppa över nästa person',
    readBack: 'Kontrollera kort, eller sluta kontrollera',
    showPinInList: 'Visa PIN för den som registrerades senast',
    undoInList: 'Ångra det senaste kortet',
    pauseList: 'Pausa listan',
  },
  keys: 'Tangenter',
  what: 'Vad de gör',
  about: 'Om Tapdesk',
  version: 'Version',
  electron: 'Electron',
  dataFolder: 'Datamapp',
  policy: 'Policyfil',
  noPolicy: 'Ingen: alla inställningar kan ändras här.',
  aboutFailed: 'Det gick inte att läsa. Öppna Hjälp igen.',
  openFolder: 'Öppna datamappen',
  folderOutcome: (outcome) => {
    switch (outcome) {
      case 'opened':
        return 'Mappen är öppen i filhanteraren.';
      case 'failed':
      case null:
        return 'Mappen gick inte att öppna. Gå till den i filhanteraren, med sökvägen ovan.';
      default:
        return assertNever(outcome);
    }
  },
  diagnostics: 'Diagnostik åt den som hjälper dig',
  diagnosticsHint:
    'Versioner, inställningar, hur långt varje meddelande från läsaren var och vad det togs för, och de sista raderna i loggen. Den innehåller ingen nyckel, ingen PIN, inget namn och inget kortnummer.',
  preview: 'Visa vad som skulle sparas',
  previewOf: 'Vad som skulle sparas',
  save: 'Spara diagnostik',
  saved: (outcome) => {
    switch (outcome) {
      case 'saved':
        return 'Diagnostiken är sparad, som den visas.';
      case 'cancelled':
        return 'Inget sparades.';
      case 'not-saved':
      case null:
        return 'Inte sparat: filen gick inte att skriva där. Välj en annan mapp.';
      default:
        return assertNever(outcome);
    }
  },
  previewFailed: 'Diagnostiken gick inte att göra. Öppna datamappen och skicka loggen som ligger där.',
  guide: 'Guide för att komma igång',
  guideHint:
    'Tjänst, nyckel, läsare och ett testkort, steg för steg. Det som redan är inställt är kvar som det är.',
  openGuide: 'Öppna guiden',
};

import type { Locale } from '../contract/settings.ts';
import type { StopReason } from './stop-reason.ts';

interface StopWords {
  readonly title: string;
  readonly sentence: (reason: StopReason) => string;
  /** What holds for every reason. */
  readonly closing: string;
}

export const stopWords: Readonly<Record<Locale, StopWords>> = {
  en: {
    title: 'Tapdesk did not start',
    sentence: english,
    closing:
      'Nothing that was saved has been changed. Close this window, put it right, and start Tapdesk again.',
  },
  sv: {
    title: 'Tapdesk kunde inte starta',
    sentence: swedish,
    closing: 'Inget som har sparats är ändrat. Stäng fönstret, rätta till felet och starta Tapdesk igen.',
  },
};

function english(reason: StopReason): string {
  switch (reason.kind) {
    case 'argument-alone': {
      const value = reason.name === '--data-dir' ? 'a folder' : 'a file';
      return `${reason.name} needs ${value} behind it. Start Tapdesk with ${reason.name} and ${value}, or leave ${reason.name} out.`;
    }
    case 'argument-twice':
      return `${reason.name} stands twice on the command line. Give it once.`;
    case 'folder-not-writable':
      return `The folder ${reason.path} cannot be written. Give your user the right to write in it, or start Tapdesk with another --data-dir.`;
    case 'policy-unreadable':
      return `The policy file ${reason.path} could not be read. Check that the file exists and that you may read it.`;
    case 'policy-not-utf8':
      return `The policy file ${reason.path} is not UTF-8. Save it with the encoding UTF-8.`;
    case 'policy-not-json':
      return `The policy file ${reason.path} is not JSON: line ${reason.line} cannot be read from column ${reason.column} on. Look there, and at the end of the line before, for a comma, a quotation mark or a bracket that is missing or too many.`;
    case 'policy-unusable':
      return `The policy file ${reason.path} cannot be used. Ask whoever wrote it to correct it:`;
    case 'newer':
      return `The outbox ${reason.path} was written by a newer Tapdesk. It has been left untouched: install that version, or a later one.`;
    case 'not-a-database':
      return `The outbox ${reason.path} is damaged and has been left untouched. Restore it from a backup, or move it aside and keep it for your IT department.`;
    case 'disk-full':
      return `The disk is full, so ${reason.path} cannot be opened. Free some space.`;
    case 'read-only':
      return `${reason.path} cannot be written. Give your user the right to write in its folder.`;
    case 'storage-failed':
      return `${reason.path} cannot be opened. Check the disk, and that no other program holds the file.`;
    case 'unexpected':
      return `Something it needs could not be opened (${reason.error}). Start the computer again; if this comes back, give the folder ${reason.dataDir} to your IT department.`;
  }
}

function swedish(reason: StopReason): string {
  switch (reason.kind) {
    case 'argument-alone': {
      const value = reason.name === '--data-dir' ? 'en mapp' : 'en fil';
      return `Efter ${reason.name} ska det stå ${value}. Starta Tapdesk med ${reason.name} och ${value}, eller utan ${reason.name}.`;
    }
    case 'argument-twice':
      return `${reason.name} står två gånger på kommandoraden. Ange det en gång.`;
    case 'folder-not-writable':
      return `Det går inte att skriva i mappen ${reason.path}. Ge din användare rätt att skriva i den, eller starta Tapdesk med en annan --data-dir.`;
    case 'policy-unreadable':
      return `Det gick inte att läsa policyfilen ${reason.path}. Kontrollera att filen finns och att du får läsa den.`;
    case 'policy-not-utf8':
      return `Policyfilen ${reason.path} är inte UTF-8. Spara den med kodningen UTF-8.`;
    case 'policy-not-json':
      return `Policyfilen ${reason.path} är inte JSON: rad ${reason.line} går inte att läsa från och med kolumn ${reason.column}. Se efter där, och i slutet av raden före, om ett komma, ett citattecken eller en parentes saknas eller är för mycket.`;
    case 'policy-unusable':
      return `Policyfilen ${reason.path} kan inte användas. Be den som skrev den att rätta felen, som står här på engelska med fältens namn:`;
    case 'newer':
      return `Utkorgen ${reason.path} är skriven av en nyare Tapdesk. Den är lämnad orörd: installera den versionen, eller en senare.`;
    case 'not-a-database':
      return `Utkorgen ${reason.path} är skadad, och är lämnad orörd. Återställ den från en säkerhetskopia, eller flytta undan den och spara den åt IT-avdelningen.`;
    case 'disk-full':
      return `Disken är full, så ${reason.path} går inte att öppna. Frigör utrymme.`;
    case 'read-only':
      return `Det går inte att skriva i ${reason.path}. Ge din användare rätt att skriva i dess mapp.`;
    case 'storage-failed':
      return `Det går inte att öppna ${reason.path}. Kontrollera disken, och att inget annat program håller filen öppen.`;
    case 'unexpected':
      return `Något som Tapdesk behöver gick inte att öppna (${reason.error}). Starta om datorn. Om det händer igen: lämna mappen ${reason.dataDir} till IT-avdelningen.`;
  }
}

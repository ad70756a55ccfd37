import type { OpenFolderOutcome, SaveDiagnosticsOutcome } from '../../contract/help.ts';
import type { shortcutGroups, ShortcutName } from '../shortcuts.ts';

export interface HelpWording {
  readonly shortcuts: string;
  readonly shortcutsHint: string;
  readonly shortcutGroup: Readonly<Record<keyof typeof shortcutGroups, string>>;
  readonly shortcut: Readonly<Record<ShortcutName, string>>;
  readonly keys: string;
  readonly what: string;
  readonly about: string;
  readonly version: string;
  readonly electron: string;
  readonly dataFolder: string;
  readonly policy: string;
  readonly noPolicy: string;
  readonly aboutFailed: string;
  readonly openFolder: string;
  readonly folderOutcome: (outcome: OpenFolderOutcome | null) => string;
  readonly diagnostics: string;
  readonly diagnosticsHint: string;
  readonly preview: string;
  readonly previewOf: string;
  readonly save: string;
  readonly saved: (outcome: SaveDiagnosticsOutcome | null) => string;
  readonly previewFailed: string;
  readonly guide: string;
  readonly guideHint: string;
  readonly openGuide: string;
}

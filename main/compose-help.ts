import { app, shell, type WebContents } from 'electron';
import type { DeskStatus, Mode } from '../contract/desk.ts';
import type { ReaderHeard } from '../contract/reader.ts';
import type { Locale, SettingsView } from '../contract/settings.ts';
import { DEFAULT_API_BASE_URL } from './desk-settings.ts';
import { describeAddress, describeReader, diagnosticsText, plainVersion } from './help/diagnostics.ts';
import type { Guide } from './help/guide.ts';
import { readLastLogLines } from './help/log-lines.ts';
import { createReaderTrace } from './help/reader-trace.ts';
import type { HelpAnswers } from './ipc/typed-ipc.ts';
import { saveFile } from './save-file.ts';

interface HelpSources {
  readonly mode: Mode;
  readonly directory: string;
  readonly logPath: string;
  readonly version: string;
  readonly policyPath: string | null;
  readonly guide: Guide;
  readonly window: () => WebContents | null;
  readonly nowMs: () => number;
  readonly settings: () => SettingsView;
  readonly status: () => DeskStatus;
  readonly locale: () => Locale;
}

export interface DeskHelp {
  readonly answers: HelpAnswers;
  noteHeard(heard: ReaderHeard): void;
}

export function composeHelp(sources: HelpSources): DeskHelp {
  const { directory, policyPath } = sources;
  const trace = createReaderTrace(sources.nowMs);
  let previewed: string | null = null;

  function diagnostics(): string {
    const { reader, apiBaseUrl, templates, ...settings } = sources.settings();
    const log = readLastLogLines(sources.logPath);
    const { network, outbox } = sources.status();
    return diagnosticsText({
      tapdesk: plainVersion(sources.version),
      electron: plainVersion(process.versions.electron),
      chromium: plainVersion(process.versions.chrome),
      node: plainVersion(process.versions.node),
      platform: nameOf(process.platform, ['linux', 'win32', 'darwin']),
      architecture: nameOf(process.arch, ['x64', 'arm64']),
      madeAtMs: sources.nowMs(),
      mode: sources.mode,
      locale: sources.locale(),
      settings: {
        address: describeAddress(apiBaseUrl, DEFAULT_API_BASE_URL),
        reader: describeReader(reader),
        numberFormat: settings.numberFormat,
        retentionDays: settings.retentionDays,
        templateCount: templates.length,
        locked: settings.locked,
        hasPolicy: policyPath !== null,
        isApiKeyPresent: settings.apiKeyPresent,
        secretsKeptBy: settings.secretsKeptBy,
      },
      network,
      outbox,
      readerTrace: [...trace.frames()],
      log: [...log.lines],
      logLinesLeftOut: log.leftOutCount,
    });
  }

  return {
    noteHeard: trace.note,
    answers: {
      setGuide: ({ isOpen }) => {
        sources.guide.set(isOpen);
        return undefined;
      },
      getAbout: () => ({
        version: sources.version,
        electron: process.versions.electron,
        dataFolder: directory,
        policyPath,
      }),
      // An empty answer is the system's word for success.
      openDataFolder: async () => ((await shell.openPath(directory)) === '' ? 'opened' : 'failed'),
      previewDiagnostics: () => {
        previewed = diagnostics();
        return { text: previewed };
      },
      saveDiagnostics: () =>
        saveFile(sources.window(), diagnosticsName(sources.nowMs()), previewed ?? diagnostics()),
    },
  };
}

function diagnosticsName(nowMs: number): string {
  return `${app.getName().toLowerCase()}-diagnostics-${new Date(nowMs).toISOString().slice(0, 10)}.json`;
}

function nameOf<Known extends string>(name: string, known: readonly Known[]): Known | 'other' {
  return known.find((one) => one === name) ?? 'other';
}

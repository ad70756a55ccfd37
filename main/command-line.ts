import { resolve } from 'node:path';
import type { StopReason } from './stop-reason.ts';

export interface CommandLine {
  readonly dataDir: string | null;
  readonly policyPath: string | null;
  readonly practice: boolean;
}

export type ParsedCommandLine =
  | { readonly kind: 'command-line'; readonly commandLine: CommandLine }
  | { readonly kind: 'problem'; readonly reason: StopReason };

/** Chromium's own switches stand among the arguments, so what is not ours is left alone. */
export function parseCommandLine(args: readonly string[], workingDirectory: string): ParsedCommandLine {
  const found = new Map<string, string>();
  for (const [index, argument] of args.entries()) {
    const [name, inline] = splitAtEquals(argument);
    if (name !== '--data-dir' && name !== '--policy') continue;
    const value = inline ?? args[index + 1];
    if (value === undefined || value.trim() === '' || (inline === null && value.startsWith('--')))
      return { kind: 'problem', reason: { kind: 'argument-alone', name } };
    if (found.has(name)) return { kind: 'problem', reason: { kind: 'argument-twice', name } };
    found.set(name, resolve(workingDirectory, value));
  }
  return {
    kind: 'command-line',
    commandLine: {
      dataDir: found.get('--data-dir') ?? null,
      policyPath: found.get('--policy') ?? null,
      practice: args.includes('--practice'),
    },
  };
}

function splitAtEquals(argument: string): readonly [string, string | null] {
  const at = argument.indexOf('=');
  return at === -1 ? [argument, null] : [argument.slice(0, at), argument.slice(at + 1)];
}

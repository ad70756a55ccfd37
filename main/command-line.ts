import { resolve } from 'node:path';

export interface CommandLine {
  readonly dataDir: string | null;
  readonly policyPath: string | null;
  readonly practice: boolean;
}

export type ParsedCommandLine =
  | { readonly kind: 'command-line'; readonly commandLine: CommandLine }
  | { readonly kind: 'problem'; readonly sentence: string };

const VALUES = { '--data-dir': 'a folder', '--policy': 'a file' } as const;

/** Chromium's own switches stand among the arguments, so what is not ours is left alone. */
export function parseCommandLine(args: readonly string[], workingDirectory: string): ParsedCommandLine {
  const found = new Map<string, string>();
  for (const [index, argument] of args.entries()) {
    const [name, inline] = splitAtEquals(argument);
    if (name !== '--data-dir' && name !== '--policy') continue;
    const value = inline ?? args[index + 1];
    if (value === undefined || value.trim() === '' || (inline === null && value.startsWith('--'))) {
      return {
        kind: 'problem',
        sentence: `${name} needs ${VALUES[name]} behind it. Start Tapdesk with ${name} and ${VALUES[name]}, or leave ${name} out.`,
      };
    }
    if (found.has(name))
      return { kind: 'problem', sentence: `${name} stands twice on the command line. Give it once.` };
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

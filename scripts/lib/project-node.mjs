import { delimiter } from 'node:path';
import { inProject } from './places.mjs';

/** The Node the project brings along (the one of the Electron it ships): what builds and tests run on. */
export const projectNode = inProject(
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The environment in which `node` and the project's tools are found first. */
export function projectEnvironment(environment = process.env) {
  const pathName = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...environment,
    [pathName]: [inProject('node_modules', '.bin'), environment[pathName]].filter(Boolean).join(delimiter),
  };
}

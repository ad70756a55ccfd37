import { readFileSync } from 'node:fs';
import { inProject } from './places.mjs';
import { Trouble } from './trouble.mjs';

/** electron-builder's names for the fuses, and those of the wire. */
const wireNames = {
  runAsNode: 'RunAsNode',
  enableCookieEncryption: 'EnableCookieEncryption',
  enableNodeOptionsEnvironmentVariable: 'EnableNodeOptionsEnvironmentVariable',
  enableNodeCliInspectArguments: 'EnableNodeCliInspectArguments',
  enableEmbeddedAsarIntegrityValidation: 'EnableEmbeddedAsarIntegrityValidation',
  onlyLoadAppFromAsar: 'OnlyLoadAppFromAsar',
  loadBrowserProcessSpecificV8Snapshot: 'LoadBrowserProcessSpecificV8Snapshot',
  grantFileProtocolExtraPrivileges: 'GrantFileProtocolExtraPrivileges',
};

/**
 * Reads the fuses of an executable back and compares them with what electron-builder.yml promises.
 *
 * @returns {Promise<string>} how many were compared, and which this Electron does not have
 */
export async function checkFuses(executable) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  const promised = readPromises();
  const unsaid = Object.keys(wireNames).filter((name) => !(name in promised));
  if (unsaid.length > 0) throw new Trouble(`electron-builder.yml does not say: ${unsaid.join(', ')}`);
  for (const [name, on] of Object.entries(promised)) {
    if (!(name in wireNames))
      throw new Trouble(`electron-builder.yml names a fuse this check does not know: ${name}`);
    const state = wire[FuseV1Options[wireNames[name]]];
    if (state !== (on ? FuseState.ENABLE : FuseState.DISABLE))
      throw new Trouble(`The fuse ${name} should be ${on ? 'on' : 'off'} in ${executable}, and is not.`);
  }
  const absent = Object.keys(FuseV1Options).filter(
    (name) => Number.isNaN(Number(name)) && wire[FuseV1Options[name]] === undefined,
  );
  return `${Object.keys(promised).length} as promised${absent.length > 0 ? `; not in this Electron: ${absent.join(', ')}` : ''}`;
}

/** `resetAdHocDarwinSignature` stands among the fuses but is none: it says how they are turned. */
function readPromises() {
  const text = readFileSync(inProject('electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}(?:#.*|\w+: (?:true|false))\n)+)/m.exec(text)?.[1];
  if (block === undefined) throw new Trouble('electron-builder.yml has no electronFuses in it.');
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)]
      .filter(([, name]) => name !== 'resetAdHocDarwinSignature')
      .map(([, name, value]) => [name, value === 'true']),
  );
}

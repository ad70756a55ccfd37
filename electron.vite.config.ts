import { defineConfig } from 'electron-vite';
import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What is bundled is under licences that ask to go along. */
const licenses = { fileName: 'licenses.txt' };

const here = (path: string): string => resolve(import.meta.dirname, path);

// Native modules stay outside the bundle: their loaders look for binaries beside their own files.
const nativeModules = ['serialport', '@serialport/bindings-cpp', '@photostructure/sqlite'];

/**
 * Below electron-store, conf can hold a file to a JSON schema and migrate it. The desk asks for neither (zod reads its
 * settings), and what they bring along is half of main, read at every start. atomically would end the program at a
 * signal, before Electron has closed the desk; the files it tidies up so are gone already where it writes at once, as
 * conf has it do.
 */
const unusedBelowSettings: Readonly<Record<string, readonly string[]>> = {
  conf: ['ajv/dist/2020.js', 'ajv-formats', 'semver'],
  atomically: ['when-exit'],
};
const NOTHING = '\0nothing';
const leaveOutUnused: Plugin = {
  name: 'leave-out-unused',
  enforce: 'pre',
  resolveId: (source, importer) =>
    Object.entries(unusedBelowSettings).some(
      ([name, unused]) => importer?.includes(`/node_modules/${name}/`) === true && unused.includes(source),
    )
      ? NOTHING
      : null,
  load: (id) => (id === NOTHING ? 'export const Ajv2020 = undefined; export default () => undefined;' : null),
};

export default defineConfig({
  main: {
    plugins: [leaveOutUnused],
    build: {
      outDir: 'out/main',
      license: licenses,
      externalizeDeps: false,
      minify: 'oxc',
      rolldownOptions: {
        input: { main: here('main/main.ts') },
        external: ['electron', /^node:/, ...nativeModules],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { bridge: here('preload/bridge.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react()],
    build: {
      outDir: here('out/renderer'),
      license: licenses,
      rolldownOptions: {
        input: { desk: here('renderer/index.html'), unlock: here('renderer/unlock/index.html') },
      },
      minify: 'oxc',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  },
});

import { defineConfig } from 'electron-vite';
import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';

const here = (path: string): string => resolve(import.meta.dirname, path);

// Native modules stay outside the bundle: their loaders look for binaries beside their own files.
const nativeModules = ['serialport', '@serialport/bindings-cpp', '@photostructure/sqlite'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
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
      rolldownOptions: { input: here('renderer/index.html') },
      minify: 'oxc',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  },
});

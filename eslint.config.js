import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vitest from '@vitest/eslint-plugin';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import playwright from 'eslint-plugin-playwright';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const composingFiles = readdirSync('main')
  .filter((name) => name.startsWith('compose-'))
  .map((name) => `./main/${name}`);

/** Who may import whom. The message says where to go instead. */
const zones = [
  { target: './contract', from: ['./main', './preload', './renderer'], message: 'contract/ knows nobody.' },
  {
    target: './renderer',
    from: ['./main', './preload'],
    message: 'The window reaches main only through window.desk.',
  },
  { target: './preload', from: ['./main', './renderer'], message: 'The preload only forwards.' },
  { target: './main', from: ['./preload', './renderer'], message: 'main does not know the window.' },
  {
    target: './main/reader',
    from: [
      './main/store',
      './main/api',
      './main/delivery',
      './main/secrets',
      './main/enrollment',
      './main/ipc',
    ],
    message: 'Data flows away from the reader.',
  },
  {
    target: './main/store',
    from: ['./main/api', './main/delivery', './main/enrollment', './main/reader', './main/ipc'],
    message: 'The store keeps what it is given.',
  },
  {
    target: './main/api',
    from: ['./main/store', './main/delivery', './main/enrollment', './main/secrets', './main/ipc'],
    message: 'The client makes one call and says what came back.',
  },
  {
    target: [
      './main/api',
      './main/delivery',
      './main/doors',
      './main/enrollment',
      './main/ipc',
      './main/secrets',
      './main/store',
      './main/reader',
    ],
    from: ['./main/practice', './main/main.ts', ...composingFiles],
    message: 'Only the files named compose-… join topics, and only compose-desk.ts loads practice mode.',
  },
];

/** Drivers stand at the edge: each is imported by the one file that owns it. */
const drivers = [
  { name: 'serialport', owners: ['main/reader/serial-port.ts'] },
  { name: 'ky', owners: ['main/api/intserv-client.ts'] },
  { name: '@photostructure/sqlite', owners: ['main/store/database.ts'] },
  { name: 'node:sqlite', owners: ['main/store/database.ts'] },
  { name: 'electron-store', owners: ['main/settings.ts'] },
  { name: 'temporal-polyfill', owners: ['main/enrollment/local-time.ts'] },
];
const electronParts = [
  { names: ['ipcMain'], owners: ['main/ipc/request-channels.ts'] },
  { names: ['ipcRenderer', 'contextBridge'], owners: ['preload/bridge.ts'] },
  { names: ['safeStorage'], owners: ['main/secrets/keychain.ts'] },
];

const syntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: a thing has one name.' },
  { selector: 'TSEnumDeclaration', message: 'A union of literals says the same and vanishes.' },
];

const driverRule = (file) => {
  const paths = [
    ...drivers
      .filter(({ owners }) => !owners.includes(file))
      .map(({ name, owners }) => ({ name, message: `Only ${owners[0]} talks to ${name}.` })),
    ...electronParts
      .filter(({ owners }) => !owners.includes(file))
      .map(({ names, owners }) => ({
        name: 'electron',
        importNames: names,
        message: `Only ${owners[0]} uses it.`,
      })),
  ];
  // What is loaded only when it is needed is imported by an expression, which the rule for imports does not see.
  const loaded = drivers
    .filter(({ owners }) => !owners.includes(file))
    .map(({ name, owners }) => ({
      selector: `ImportExpression[source.value='${name}']`,
      message: `Only ${owners[0]} talks to ${name}.`,
    }));
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { paths }],
    'no-restricted-syntax': ['error', ...syntax, ...loaded],
  };
};
/** The window's page allows no eval, which zod tries once when it is read: from these files it takes types only. */
const contractFolder = join(import.meta.dirname, 'contract');
const schemaFiles = readdirSync(contractFolder).filter((name) =>
  readFileSync(join(contractFolder, name), 'utf8').includes("from 'zod'"),
);
const windowImports = [
  'error',
  {
    paths: driverRule('')['@typescript-eslint/no-restricted-imports'][1].paths,
    patterns: [
      {
        group: schemaFiles.map((name) => `**/contract/${name}`),
        allowTypeImports: true,
        message: 'It brings zod into the window: import types, or move the value to a file without schemas.',
      },
    ],
  },
];
/** Node's, and those of the pages that scripts look into. */
const scriptGlobals = [
  ...[
    'process',
    'console',
    'performance',
    'Buffer',
    'URL',
    'fetch',
    'AbortSignal',
    'crypto',
    'structuredClone',
  ],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'queueMicrotask'],
  ...['window', 'document', 'requestAnimationFrame', 'Event', 'WebSocket', 'MutationObserver', 'Image'],
];
const owners = [...new Set([...drivers, ...electronParts].flatMap((driver) => driver.owners))];

export default tseslint.config(
  { ignores: ['out', 'dist', 'node_modules', 'test-results', 'playwright-report'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/dot-notation': 'off', // noPropertyAccessFromIndexSignature's spelling is kept for records.
      // Our objects are made by functions: their methods close over what they need and have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // Digit strings are spread all over; text that people wrote goes through Intl.Segmenter.
      '@typescript-eslint/no-misused-spread': 'off',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      ...driverRule(''),
    },
  },
  ...owners.map((file) => ({ files: [file], rules: driverRule(file) })),
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/desk-client.ts', 'renderer/unlock/unlock.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'desk', message: 'Only renderer/desk-client.ts touches window.desk.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-restricted-imports': windowImports,
    },
  },
  { files: ['test/unit/**/*.ts', 'test/contract/**/*.ts'], ...vitest.configs.recommended },
  {
    files: ['test/unit/**/*.ts', 'test/contract/**/*.ts'],
    rules: { 'vitest/no-focused-tests': 'error', 'vitest/no-disabled-tests': 'error' },
  },
  { files: ['test/{e2e,chromium}/**/*.ts'], ...playwright.configs['flat/recommended'] },
  // Tests reach for the parts themselves.
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...syntax],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: Object.fromEntries(scriptGlobals.map((name) => [name, 'readonly'])) },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
);

// What the types cannot say. Who may import whom is in .dependency-cruiser.mjs; `npm run lint` runs both.
import tseslint from 'typescript-eslint';

/** What opens a connection without an import. `src/net` opens them, by https, which VS Code's proxy settings reach. */
const network = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
];

/** What only a program with an operating system below it has. `core` and `protocol` run in every one of the three programs. */
const surroundings = [
  'process',
  'Buffer',
  'require',
  'module',
  'global',
  'globalThis',
  'window',
  'self',
  'document',
  'navigator',
  'localStorage',
];

function globals(files, names, message) {
  return {
    files,
    rules: { 'no-restricted-globals': ['error', ...names.map((name) => ({ name, message }))] },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', '.cache/', 'node_modules/', '**/*.mjs', 'tools/demo/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './tsconfig.webview.json'] } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'getBuiltinModule', message: 'Import it, so that the rules see it.' },
        { object: 'process', property: 'binding', message: 'Import it, so that the rules see it.' },
        {
          object: 'navigator',
          property: 'sendBeacon',
          message: 'Connections are opened in src/net, by https.',
        },
        ...['globalThis', 'global', 'window', 'self'].flatMap((object) =>
          network.map((property) => ({
            object,
            property,
            message: 'Connections are opened in src/net, by https.',
          })),
        ),
      ],
    },
  },
  {
    // The two ends of the sockets between windows and model process (.dependency-cruiser.mjs): no port is ever opened.
    files: ['src/client/**/localSocket.ts', 'src/model/localServer.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          'Property[key.name=/^(port|host)$/]',
          "CallExpression[callee.name=/^(connect|createConnection)$/][arguments.0.type!='ObjectExpression']",
          "CallExpression[callee.property.name=/^(listen|connect)$/][arguments.0.type!='ObjectExpression']",
        ].map((selector) => ({ selector, message: 'Take a path, and never a port.' })),
      ],
    },
  },
  globals(['src/**/*.ts'], network, 'Connections are opened in src/net, by https.'),
  globals(
    ['src/core/**/*.ts', 'src/protocol/**/*.ts'],
    [...network, ...surroundings],
    'core is pure: its callers give it what it needs.',
  ),
  {
    files: ['test/**/*.ts', 'tools/**/*.ts'],
    rules: {
      // Scripts and journeys talk to a terminal, and tests say more than the types can know.
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);

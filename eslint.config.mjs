// The layers of docs/architecture.md, enforced: who may import whom, and which packages a layer may touch.
import tseslint from 'typescript-eslint';

/** Folders of src/ that each layer may import besides itself. extension.ts may import all. */
const layers = {
  protocol: [],
  core: ['protocol'],
  client: ['protocol', 'core'],
  model: ['protocol', 'core'],
  webview: ['protocol', 'core'],
  vscode: ['protocol', 'core'],
  features: ['protocol', 'core', 'vscode'],
};

/** Packages and node modules that each layer may import, as a regular expression. */
const packages = {
  protocol: '(?!)',
  core: '(valibot|ignore|diff)$',
  client: '(node:.*|p-queue)$',
  model: '(node:.*|node-llama-cpp)$',
  webview: '(markdown-it|dompurify|highlight\\.js)(/.*)?$',
  vscode: '(vscode|node:.*|@vscode/tree-sitter-wasm)$',
  features: '(vscode|node:path|node:crypto)$',
};

const features = ['completion', 'chat', 'refactor', 'models', 'status', 'insight', 'nextEdit'];

/** A rule from patterns. Relative paths count folders from inside a layer, at any depth. */
function restrict(files, patterns, ignores = []) {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function layerPatterns(layer) {
  const strangers = Object.keys(layers).filter((other) => other !== layer && !layers[layer].includes(other));
  return [
    {
      regex: `^(\\.\\./)+(${[...strangers, 'extension\\.ts'].join('|')})(/|$)`,
      message: `src/${layer} may import only: ${layers[layer].join(', ') || 'nothing'}.`,
    },
    { regex: `^(?!\\.)(?!${packages[layer]})`, message: `src/${layer} may not import this package.` },
  ];
}

const only = (name, file) => ({
  regex: `^${name}$`,
  message: `${name} is imported in ${file} and nowhere else.`,
});

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
  ...Object.keys(layers)
    .filter((layer) => layer !== 'features' && layer !== 'client')
    .map((layer) => restrict([`src/${layer}/**/*.ts`], layerPatterns(layer))),
  restrict(
    ['src/client/**/*.ts'],
    [
      ...layerPatterns('client'),
      only('node:child_process', 'client/forkedProcess.ts'),
      only('p-queue', 'client/lanes.ts'),
    ],
    ['src/client/forkedProcess.ts', 'src/client/lanes.ts'],
  ),
  restrict(['src/client/forkedProcess.ts', 'src/client/lanes.ts'], layerPatterns('client')),
  ...features.map((feature) =>
    restrict(
      [`src/features/${feature}/**/*.ts`],
      [
        ...layerPatterns('features'),
        {
          regex: `^(\\.\\./)+(${features.filter((other) => other !== feature).join('|')})/`,
          message: 'Features never import one another.',
        },
      ],
    ),
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

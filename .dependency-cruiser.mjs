// The layers of docs/architecture.md, enforced: who may import whom, which packages and Node modules a layer may touch,
// and that no import goes in a circle. Rules go by pattern, so that a new feature or file has them from its first line.

/** Folders of src/ that each layer may import besides itself. extension.ts may import all of the host's. */
const layers = {
  protocol: [],
  core: ['protocol'],
  client: ['protocol', 'core'],
  model: ['protocol', 'core'],
  net: ['protocol', 'core'],
  webview: ['protocol', 'core'],
  vscode: ['protocol', 'core'],
  features: ['protocol', 'core', 'vscode'],
};

/** npm packages that each layer may import; `vscode` is the editor's API. */
const packages = {
  protocol: [],
  core: ['valibot', 'ignore', 'diff'],
  client: ['p-queue'],
  model: ['node-llama-cpp'],
  net: [],
  webview: ['markdown-it', 'dompurify', 'katex', 'highlight\\.js'],
  vscode: ['vscode', '@vscode/tree-sitter-wasm'],
  features: ['vscode'],
};

/**
 * Modules of Node that each layer may import. Those that open a connection (http, https, http2, net, tls, dgram, dns) are
 * in `net` alone, which needs two of them, but for local sockets in two files. Child processes start in one file.
 */
const nodeModules = {
  protocol: [],
  core: [],
  client: ['crypto', 'fs/promises', 'os', 'path', 'readline', 'stream', 'timers/promises'],
  model: ['crypto', 'fs', 'fs/promises', 'os', 'path', 'timers/promises', 'worker_threads'],
  net: [
    'crypto',
    'fs',
    'fs/promises',
    'http',
    'https',
    'os',
    'path',
    'process',
    'timers/promises',
    'worker_threads',
    'zlib',
  ],
  webview: [],
  vscode: ['crypto', 'fs/promises', 'os', 'path'],
  features: ['crypto', 'path'],
};

/** The files that start a process: the model's, and the system's command for the power supply. */
const forks = '^src/client/([^/]+/|)(forkedProcess|powerCommand)\\.ts$';

/**
 * The two files that open sockets of this machine, one for each end: windows share a model process over them. They take
 * paths, and never a port.
 */
const localSockets = '^src/(client/([^/]+/|)localSocket|model/localServer)\\.ts$';

/** The one file that is in no layer. */
const extension = '^src/extension\\.ts$';

const oneOf = (names) => `(${names.join('|')})`;
/** A pattern that nothing matches stands for "none". */
const exactly = (names) => (names.length === 0 ? '(?!)' : `^${oneOf(names)}$`);
/** An npm package resolves to its file in node_modules, or to that of its types (`vscode`). */
const packageNames = (names) =>
  names.length === 0 ? '(?!)' : `(^|node_modules/|@types/)${oneOf(names)}(/|$)`;

const npm = [
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
  'unknown',
  'undetermined',
];

function layerRules(layer) {
  const from = { path: `^src/${layer}/` };
  const may = [layer, ...layers[layer]];
  return [
    {
      name: `${layer}: layers`,
      comment: `src/${layer} may import only: ${layers[layer].join(', ') || 'nothing'}.`,
      from,
      to: { path: '^src/', pathNot: `^src/${oneOf(may)}/` },
    },
    {
      name: `${layer}: packages`,
      comment: `src/${layer} may import only these packages: ${packages[layer].join(', ') || 'none'}.`,
      from,
      to: { dependencyTypes: npm, pathNot: packageNames(packages[layer]) },
    },
    {
      name: `${layer}: modules of Node`,
      comment: `src/${layer} may import only these modules of Node: ${nodeModules[layer].join(', ') || 'none'}.`,
      from: { ...from, pathNot: [forks, localSockets] },
      to: { dependencyTypes: ['core'], pathNot: exactly(nodeModules[layer]) },
    },
  ];
}

export default {
  forbidden: [
    ...Object.keys(layers).flatMap(layerRules),
    {
      name: 'every folder is a layer',
      comment: 'A folder of src/ that is no layer has no rules. Give it a line in the tables above.',
      from: { path: '^src/[^/]+/', pathNot: `^src/${oneOf(Object.keys(layers))}/` },
      to: {},
    },
    {
      name: 'one file beside the layers',
      comment:
        'A file beside the folders of src/ has no rules, but for extension.ts. It belongs into a layer.',
      from: { path: '^src/[^/]+$', pathNot: extension },
      to: {},
    },
    {
      name: 'extension: layers',
      comment: 'extension.ts wires the host. The model process and the pages are other programs.',
      from: { path: extension },
      to: { path: '^src/', pathNot: '^src/(protocol|core|client|net|vscode|features)/' },
    },
    {
      name: 'extension: packages and modules of Node',
      comment: 'extension.ts needs the editor, and nothing else from outside.',
      from: { path: extension },
      to: { dependencyTypes: [...npm, 'core'], pathNot: packageNames(['vscode']) },
    },
    {
      name: 'features are strangers',
      comment: 'Features never import one another; what two of them need belongs in core or vscode.',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'forkedProcess and powerCommand: modules of Node',
      comment: 'The files that start processes need child_process besides.',
      from: { path: forks },
      to: { dependencyTypes: ['core'], pathNot: exactly(['child_process', ...nodeModules.client]) },
    },
    {
      name: 'local sockets: modules of Node',
      comment: 'The two ends of the sockets between windows and model process need net besides.',
      from: { path: localSockets },
      to: {
        dependencyTypes: ['core'],
        pathNot: exactly(['net', ...nodeModules.client, ...nodeModules.model]),
      },
    },
    {
      name: 'p-queue in one file',
      comment: 'p-queue is imported in lanes.ts of the client and nowhere else.',
      from: { path: '^src/', pathNot: '^src/client/([^/]+/|)lanes\\.ts$' },
      to: { path: 'node_modules/p-queue/' },
    },
    {
      name: 'one chooses the format',
      comment: 'A format has a folder in core/formats, which only chooseFormat.ts knows by name.',
      from: { path: '^src/', pathNot: '^src/core/formats/([^/]+/|chooseFormat\\.ts$)' },
      to: { path: '^src/core/formats/[^/]+/' },
    },
    {
      name: 'formats are strangers',
      comment: 'One format never imports another.',
      from: { path: '^src/core/formats/([^/]+)/' },
      to: { path: '^src/core/formats/[^/]+/', pathNot: '^src/core/formats/$1/' },
    },
    {
      name: 'no circles',
      comment:
        'An import that leads back to its file, types included: the files are one idea, or one knows too much.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'what ships stands alone',
      comment: 'src/ imports neither tests nor tools.',
      from: { path: '^src/' },
      to: { path: '^(test|tools)/' },
    },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    // Types count: a circle of types is a circle of ideas.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|tools/demo|test/fixtures)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
    externalModuleResolutionStrategy: 'node_modules',
  },
};

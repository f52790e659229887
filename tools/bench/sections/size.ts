import { statSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../workbench/paths.ts';
import { packageHearth } from '../../workbench/package.ts';
import { row, type Row } from '../rows.ts';
import type { Section } from '../section.ts';

/** Bundles by row. */
const bundles = {
  'host-bundle-bytes': 'dist/extension.cjs',
  'model-bundle-bytes': 'dist/model.js',
  'page-bundle-bytes': 'dist/webview/main.js',
  'formula-bundle-bytes': 'dist/webview/math.js',
} as const;

/** Bytes of what VS Code, the model process and the chat's page read at their start, and the page with the first formula. */
export const size: Section = {
  name: 'size',
  rows: Object.keys(bundles),
  run: () => Promise.resolve(bundleRows()),
};

export function bundleRows(): Row[] {
  return Object.entries(bundles).map(([name, file]) =>
    row(name, 'bytes', [statSync(path.join(root, file)).size]),
  );
}

/** Bytes of what a user installs, for this platform. */
export const vsix: Section = {
  name: 'vsix',
  rows: ['vsix-bytes'],
  slow: true,
  run: async () => {
    const out = path.join(root, '.cache/bench/hearth.vsix');
    return [row('vsix-bytes', 'bytes', [await packageHearth(`${process.platform}-${process.arch}`, out)])];
  },
};

import path from 'node:path';

/** The repository's root. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What is installed once and kept between runs: VS Code, as test-electron does it. Git ignores it. */
export const installFolder = path.join(root, '.vscode-test');

/** Where journeys leave pictures of the workbench. Git ignores it. */
export const screenshotsFolder = path.join(root, '.cache/screenshots');

/** The workspace of `npm start` and of the tests. It is copied before use and never written to. */
export const demoFolder = path.join(root, 'tools/demo');

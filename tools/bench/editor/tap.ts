import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import manifest from '../../../package.json' with { type: 'json' };
import type { Usage } from '../../../src/protocol/model.ts';
import { root } from '../../workbench/paths.ts';
import type { Profile } from '../../workbench/profile.ts';

/** A request that the model process of a VS Code has answered. */
export interface Tapped {
  background: boolean;
  maxTokens: number;
  usage: Usage;
}

/**
 * Puts a model process into a profile that writes down what it is asked and what that cost, and is otherwise the one
 * that ships: windows connect to it as they always do. Numbers only.
 */
export function installTap(profile: Profile, file: string): void {
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  const dist = path.join(profile.extensions, name, 'dist');
  // The link, and not what it leads to.
  rmSync(dist);
  mkdirSync(dist);
  for (const entry of readdirSync(path.join(root, 'dist')))
    if (entry !== 'model.js') symlinkSync(path.join(root, 'dist', entry), path.join(dist, entry), 'junction');
  writeFileSync(path.join(dist, 'model.js'), program(file));
}

/** What has been answered so far, in order. */
export function readTap(file: string): Tapped[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Tapped);
}

function program(file: string): string {
  return `import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
function tap(socket) {
  const asked = new Map();
  const onLines = (use) => {
    let begun = '';
    return (piece) => {
      const lines = (begun + piece).split('\\n');
      begun = lines.pop();
      for (const line of lines) use(JSON.parse(line));
    };
  };
  socket.on('data', onLines((message) => {
    if (message.type === 'generate' && message.request.kind === 'completion')
      asked.set(message.id, { background: message.request.background === true, maxTokens: message.request.maxTokens });
  }));
  const answered = onLines((message) => {
    if (message.type === 'event' && message.event.type === 'done' && asked.has(message.id))
      appendFileSync(${JSON.stringify(file)}, JSON.stringify({ ...asked.get(message.id), usage: message.event.usage }) + '\\n');
  });
  const write = socket.write.bind(socket);
  socket.write = (text, ...rest) => {
    answered(text);
    return write(text, ...rest);
  };
}
const { createServer } = net;
net.createServer = (onSocket) => createServer((socket) => { tap(socket); onSocket(socket); });
syncBuiltinESMExports();
await import(${JSON.stringify(pathToFileURL(path.join(root, 'dist/model.js')).href)});
`;
}

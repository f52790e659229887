import { element } from '../dom.ts';

/** The exports of math.js (main.ts beside this file). */
export type Typesetter = typeof import('./main.ts');

declare global {
  /** The global that math.js defines (esbuild.config.mjs). */
  var hearthMath: Typesetter | undefined;
}

// `currentScript` is set only while the page's script first runs.
const page = document.currentScript;

/**
 * Loads math.js and its stylesheet from the folder of the page's own script.
 * @throws when they cannot be loaded.
 */
export async function loadTypesetter(): Promise<Typesetter> {
  if (!(page instanceof HTMLScriptElement)) throw new Error('The page has no script to find others by.');
  const beside = (name: string) => new URL(name, page.src).href;
  const script = element('script', { attributes: { src: beside('math.js'), nonce: page.nonce } });
  const sheet = element('link', { attributes: { rel: 'stylesheet', href: beside('math.css') } });
  await Promise.all([loaded(script), loaded(sheet)]);
  if (!globalThis.hearthMath) throw new Error('math.js has not said what it is.');
  return globalThis.hearthMath;
}

function loaded(part: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    part.addEventListener('load', () => resolve());
    part.addEventListener('error', () => reject(new Error('A part of the page could not be loaded.')));
    document.head.append(part);
  });
}

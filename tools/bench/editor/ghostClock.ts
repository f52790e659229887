import type { Page } from 'playwright-core';

/**
 * Measures in the page, where a user looks: from a key's event to the first ghost text that is painted after it. The
 * page keeps the time of the last key and of the first ghost text since.
 */
export async function startGhostClock(page: Page): Promise<void> {
  await page.evaluate(clock);
}

/** Milliseconds from the last key to ghost text; `undefined` when none has come, or when it was there before. */
export async function readGhostClock(page: Page): Promise<number | undefined> {
  const time: unknown = await page.evaluate('window.hearthClock.read()');
  return typeof time === 'number' ? time : undefined;
}

/** Source, since the page's world has a DOM and this file has none. */
const clock = `(() => {
  if (window.hearthClock) return;
  let key = 0;
  let shown;
  let before = '';
  const ghost = () => [...document.querySelectorAll('.editor-instance [class*="ghost-text"]')].map((e) => e.textContent).join('');
  addEventListener('keydown', () => { key = performance.now(); shown = undefined; before = ghost(); }, true);
  const look = () => {
    if (shown !== undefined || key === 0) return;
    const text = ghost();
    if (text !== '' && text !== before) shown = performance.now();
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class'] });
  window.hearthClock = { read: () => shown === undefined ? undefined : shown - key };
})()`;

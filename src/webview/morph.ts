import { copyAttributes } from './copyAttributes.ts';

/**
 * Makes `target` look like `fresh`, keeping every node that can stay. Text that only grew is appended to, so that the
 * selection, the focus and scroll positions survive while an answer streams. `fresh` must not be used afterwards.
 */
export function morph(target: Element, fresh: Element): void {
  copyAttributes(target, fresh);
  const incoming = [...fresh.childNodes];
  incoming.forEach((next, index) => {
    const old = target.childNodes[index];
    if (!old) target.append(next);
    else if (old instanceof Text && next instanceof Text) copyText(old, next);
    else if (old instanceof Element && next instanceof Element && old.tagName === next.tagName)
      morph(old, next);
    else old.replaceWith(next);
  });
  while (target.childNodes.length > incoming.length) target.lastChild?.remove();
}

function copyText(old: Text, next: Text): void {
  if (next.data === old.data) return;
  if (next.data.startsWith(old.data)) old.appendData(next.data.slice(old.data.length));
  else old.data = next.data;
}

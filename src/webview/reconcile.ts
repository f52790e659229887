import { copyAttributes } from './copyAttributes.ts';

/**
 * Makes `target` look like `fresh`, keeping the nodes that stand for the same thing: those with the same `data-key`, and
 * others by their order. So a button keeps the focus, and an unfolded part stays unfolded, while rows come and go around
 * it; and no button becomes another one under the user's finger. `fresh` must not be used afterwards.
 */
export function reconcile(target: Element, fresh: Element): void {
  copyAttributes(target, fresh);
  const incoming = [...fresh.childNodes];
  const olds = matches([...target.childNodes], incoming);
  const kept = new Set(olds);
  for (const old of [...target.childNodes]) if (!kept.has(old)) old.remove();
  incoming.forEach((next, index) => {
    const old = olds[index];
    const node = old ?? next;
    if (old instanceof Element && next instanceof Element) reconcile(old, next);
    else if (old && old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    // Moving a node takes the focus from it, so it is moved only if it must.
    const place = target.childNodes[index] ?? null;
    if (place !== node) target.insertBefore(node, place);
  });
}

/** The old node for each new one. */
function matches(olds: readonly ChildNode[], incoming: readonly ChildNode[]): (ChildNode | undefined)[] {
  const left = new Map<string, ChildNode[]>();
  for (const old of olds) left.set(kindOf(old), [...(left.get(kindOf(old)) ?? []), old]);
  return incoming.map((next) => left.get(kindOf(next))?.shift());
}

/** Nodes of the same kind can become each other. */
function kindOf(node: ChildNode): string {
  if (!(node instanceof HTMLElement)) return node.nodeName;
  return `${node.nodeName} ${node.dataset['key'] ?? `.${node.className}`}`;
}

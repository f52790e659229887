/** Gives an element the attributes of another. What the user has unfolded stays so. */
export function copyAttributes(target: Element, fresh: Element): void {
  const isOurs = (name: string) => name !== 'open' || target.tagName !== 'DETAILS';
  for (const name of target.getAttributeNames().filter(isOurs))
    if (!fresh.hasAttribute(name)) target.removeAttribute(name);
  for (const name of fresh.getAttributeNames().filter(isOurs)) {
    const value = fresh.getAttribute(name) ?? '';
    if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
}

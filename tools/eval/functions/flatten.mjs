/**
 * The elements of an array and of all arrays in it, however deep, in order.
 * @param {unknown[]} nested
 * @returns {unknown[]}
 */
export function flatten(nested) {
  const flat = [];
  for (const element of nested) {
    if (Array.isArray(element)) flat.push(...flatten(element));
    else flat.push(element);
  }
  return flat;
}

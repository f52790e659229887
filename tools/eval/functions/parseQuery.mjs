/**
 * Reads the query of an address, with or without its question mark: `?a=1&b=x%20y` gives `{ a: '1', b: 'x y' }`. A name
 * without a value has the value `''`, and of a name that comes twice the last value counts.
 * @param {string} query
 * @returns {Record<string, string>}
 */
export function parseQuery(query) {
  const values = {};
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const [name, ...rest] = part.split('=');
    values[decodeURIComponent(name)] = decodeURIComponent(rest.join('='));
  }
  return values;
}

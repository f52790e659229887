/**
 * An address that Hearth may open: HTTPS, or HTTP of this machine.
 * @returns the parsed address, or what is wrong with it, as the end of a sentence.
 */
export function parseAddress(text: string): { url: URL } | { problem: string } {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return { problem: 'it is not a web address.' };
  if (!isSecure(url)) return { problem: 'its address must begin with https://.' };
  if (url.username !== '' || url.password !== '')
    return { problem: 'its address must not contain a user name or password.' };
  return { url };
}

/** Nobody can read or change what arrives: HTTPS, or a connection that does not leave this machine. */
export function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** The address is of this machine, by its very name. */
export function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}

/** A number of bytes in decimal units, as stores and operating systems count them: `12.1 GB`, `16 MB`, `640 kB`. */
export function bytesInWords(bytes: number): string {
  if (bytes >= 999.5e6) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 999.5e3) return `${Math.round(bytes / 1e6)} MB`;
  return bytes >= 1000 ? `${Math.round(bytes / 1e3)} kB` : `${Math.round(bytes)} bytes`;
}

/** How much of a whole: `3.2 of 12.1 GB`, or `3.2 GB` of an unknown one. */
export function shareInWords(bytes: number, whole: number | undefined): string {
  if (whole === undefined) return bytesInWords(bytes);
  const [part, unit] = bytesInWords(bytes).split(' ');
  const of = bytesInWords(whole);
  return `${of.endsWith(` ${unit}`) ? part : `${part} ${unit}`} of ${of}`;
}

/** A time to wait, as exact as it can be known: `less than a minute`, `4 minutes`, `about 2 hours`. */
export function waitInWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 100) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return `about ${Math.round(minutes / 60)} hours`;
}

/** `1 token`, `2 tokens`. */
export function nounCount(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** A short time in words: `0.4 ms`, `83 ms`, `1.7 s`. */
export function inMilliseconds(time: number): string {
  if (time >= 1000) return `${(time / 1000).toFixed(1)} s`;
  return time < 10 ? `${time.toFixed(1)} ms` : `${Math.round(time)} ms`;
}

/** A number of bytes in words, with decimal prefixes as in file managers: `812 bytes`, `3.4 MB`, `12.1 GB`. */
export function inBytes(bytes: number): string {
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 'bytes';
  // 999,950 would be rounded to 1000.0.
  while (value >= 999.95 && units.length > 0) {
    value /= 1000;
    unit = units.shift() ?? unit;
  }
  return unit === 'bytes' ? nounCount(bytes, 'byte') : `${value.toFixed(1)} ${unit}`;
}

/** A time in words, rounded to what matters: `45 seconds`, `1 minute`, `3 hours 20 minutes`. */
export function inTime(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return nounCount(whole, 'second');
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return nounCount(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 || hours >= 10
    ? nounCount(hours, 'hour')
    : `${nounCount(hours, 'hour')} ${nounCount(rest, 'minute')}`;
}

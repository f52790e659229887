/** `1 token`, `2 tokens`. */
export function nounCount(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** A short time in words: `0.4 ms`, `83 ms`, `1.7 s`. */
export function inMilliseconds(time: number): string {
  if (time >= 1000) return `${(time / 1000).toFixed(1)} s`;
  return time < 10 ? `${time.toFixed(1)} ms` : `${Math.round(time)} ms`;
}

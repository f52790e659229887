const symbols: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** A whole number from 1 to 3999 in Roman numerals. */
export function romanNumeral(number: number): string {
  let rest = number;
  let written = '';
  for (const [value, symbol] of symbols) {
    while (rest >= value) {
      written += symbol;
      rest -= value;
    }
  }
  return written;
}

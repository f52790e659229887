// An extension that does nothing, to be compared with.
export function activate(): void {
  // Nothing.
}

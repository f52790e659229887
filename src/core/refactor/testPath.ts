/** Where a test file for a source file usually is, by the convention of its language. Always the same folder. */
export function testPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const name = path.slice(slash);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  switch (extension) {
    case '.py':
      return `${folder}test_${stem}.py`;
    case '.go':
    case '.rs':
    case '.c':
    case '.cc':
    case '.cpp':
      return `${folder}${stem}_test${extension}`;
    case '.java':
    case '.kt':
    case '.cs':
      return `${folder}${stem}Test${extension}`;
    case '.rb':
      return `${folder}${stem}_spec.rb`;
    default:
      return `${folder}${stem}.test${extension}`;
  }
}

/** The report's stylesheet: light and dark, wide and narrow, with nothing from elsewhere. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --ink: #1b1f24; --muted: #5b6570; --grid: #e3e7eb; --line: #cfd6dc; --panel: #f5f7f9;
  --ours: #b4430c; --without: #b4430c; --other: #1f6fb2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --ink: #e6e9ec; --muted: #9aa5b0; --grid: #2b3136; --line: #3a424a; --panel: #1c2125;
    --ours: #f28a50; --without: #f28a50; --other: #6bb3ef;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 24px 20px 64px; max-width: 1040px; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
}
h1 { font-size: 26px; line-height: 1.2; margin: 0 0 6px; }
h2 { font-size: 20px; margin: 44px 0 2px; }
p { margin: 6px 0; max-width: 72ch; }
.about, .what, figcaption, .legend { color: var(--muted); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 14px 0; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 22px; list-style: none; margin: 14px 0 0; padding: 0; }
.legend svg { width: 14px; height: 14px; vertical-align: -2px; margin-right: 6px; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 430px), 1fr)); gap: 14px 28px; margin: 14px 0; }
figure { margin: 0; min-width: 0; }
figcaption { font-weight: 600; margin-bottom: 2px; }
figure svg { display: block; width: 100%; height: auto; max-width: 480px; overflow: visible; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
.scroll:focus-visible { outline: 2px solid var(--other); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; white-space: nowrap; }
th, td { padding: 6px 11px; text-align: right; border-bottom: 1px solid var(--grid); }
tr:last-child > * { border-bottom: 0; }
thead th { background: var(--panel); font-weight: 600; vertical-align: bottom; white-space: normal; line-height: 1.3; }
th:first-child { text-align: left; }
tbody th { font-weight: 400; }
tr.ours > * { font-weight: 600; }
.interval { color: var(--muted); font-weight: 400; }
`;

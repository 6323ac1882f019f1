// Owns how an exported page looks: one column for reading, in light and dark, on paper and on narrow screens.

export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --quiet: #5c5c5c; --line: #d8d8d2; --key: #8a1c1c; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e4df; --paper: #161618; --quiet: #a0a09a; --line: #3a3a3d; --key: #ff9d8f; --link: #8fc4ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 42rem; color: var(--ink); background: var(--paper); font: 1.0625rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: .25rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1rem 0 .25rem; }
a { color: var(--link); }
header p, article > .when, figcaption, footer, .times { color: var(--quiet); font: .875rem/1.5 system-ui, sans-serif; }
article { border-top: 1px solid var(--line); padding: 1rem 0; }
article:target { outline: 2px solid var(--key); outline-offset: .5rem; }
article > .when { margin: 0; }
.label { margin-left: .75em; }
.key > .when .label:first-of-type, .key > h2 { color: var(--key); }
.removed > .body { text-decoration: line-through; text-decoration-color: var(--quiet); }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
aside { margin: 1rem 0; padding: .25rem 1rem; border: 1px solid var(--line); }
figure { margin: 1rem 0; }
figure p { margin: 0; }
pre { overflow-x: auto; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td { border: 1px solid var(--line); padding: .25rem .5rem; }
nav ol { padding-left: 1.25rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  article { break-inside: avoid; }
  a { color: inherit; }
}
`.trim();

// How the public FAQ pages look: one sheet that stands in the page itself, so that a page is one request and prints anywhere.

export const FAQ_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#17262c, #e9eff0);
  --muted: light-dark(#4c5d64, #a9babf);
  --paper: light-dark(#fbfcfb, #0f1518);
  --wash: light-dark(#edf3f2, #172126);
  --line: light-dark(#cfdadb, #2e3e44);
  --edge: light-dark(#6d8086, #71878e);
  --accent: light-dark(#0e5a61, #86d3d5);
  --on-accent: light-dark(#ffffff, #05282b);
  --warm: light-dark(#8a2f1b, #ffb59f);
}
*, *::before { box-sizing: border-box; margin: 0; }
body {
  background: var(--paper);
  color: var(--ink);
  font: 400 1.125rem / 1.8 system-ui, -apple-system, 'PingFang TC', 'Noto Sans TC', 'Noto Sans CJK TC', 'Microsoft JhengHei', sans-serif;
  line-break: strict;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: 4px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
main:focus { outline: none; }
.skip {
  position: absolute;
  inset-block-start: 8px;
  inset-inline-start: 8px;
  z-index: 1;
  padding: 12px 20px;
  border-radius: 8px;
  background: var(--accent);
  color: var(--on-accent);
  transform: translateY(-200%);
}
.skip:focus { transform: none; }
.mark { padding: 4px; color: var(--muted); font-size: 0.875rem; line-height: 1; text-decoration: none; }
body > header, main, body > footer { width: min(60rem, 100% - 48px); margin-inline: auto; }
body > header { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding-block: 20px; border-block-end: 1px solid var(--line); }
.city { flex: 1 1 auto; font-weight: 650; letter-spacing: 0.04em; }
.city span { margin-inline-start: 12px; padding-inline-start: 12px; border-inline-start: 1px solid var(--line); color: var(--muted); font-weight: 400; }
nav.main { display: flex; flex-wrap: wrap; margin-inline-start: -12px; }
nav.main a { display: flex; align-items: center; min-height: 44px; padding-inline: 12px; color: var(--ink); text-decoration: none; }
nav.main a:hover, nav.main a[aria-current] { text-decoration: underline; }
main { padding-block: 16px 8px; }
main > .mark { display: block; padding-inline: 0; }
.trail { display: flex; flex-wrap: wrap; padding: 0; color: var(--muted); font-size: 1rem; list-style: none; }
.trail li:not(:last-child)::after { content: '›'; margin-inline: 8px; }
.trail a { display: inline-block; padding-block: 8px; }
.trail li:last-child { padding-block: 8px; }
h1 { margin-block: 16px 8px; max-width: 28em; font-size: clamp(1.75rem, 5vw, 2.5rem); font-weight: 700; line-height: 1.35; text-wrap: pretty; }
h2 { font-size: 1.375rem; font-weight: 650; line-height: 1.4; }
h3 { font-size: 1.125rem; font-weight: 650; }
.lead { max-width: 40em; color: var(--muted); }
form { margin-block: 24px 8px; padding: 20px clamp(16px, 4vw, 28px) 24px; border-radius: 16px; background: var(--wash); }
form label { display: block; font-weight: 650; }
form p { color: var(--muted); font-size: 1rem; }
.ask { display: flex; flex-wrap: wrap; gap: 12px; margin-block-start: 8px; }
input[type='search'] { flex: 1 1 14rem; min-width: 0; min-height: 52px; padding: 8px 16px; border: 1px solid var(--edge); border-radius: 12px; background: var(--paper); color: var(--ink); font: inherit; }
button, .button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 52px;
  padding: 8px 28px;
  border: 1px solid var(--accent);
  border-radius: 26px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
}
.button.quiet { background: none; color: var(--accent); }
.lead + .doings { margin-block-start: 16px; }
section { margin-block-start: 40px; }
section > h2 + .found, section > h2 + .list, section > .lead + .list { margin-block-start: 12px; }
.groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 40px 48px; margin-block-start: 24px; }
.groups section { margin: 0; }
.group-head { display: flex; align-items: baseline; justify-content: space-between; gap: 12px; padding-block-end: 8px; border-block-end: 1px solid var(--line); }
.group-head span { flex: none; color: var(--muted); font-size: 1rem; font-variant-numeric: tabular-nums; }
.list { padding: 0; list-style: none; }
.list a { display: block; padding-block: 8px; color: var(--ink); text-decoration: none; }
.list a:hover { color: var(--accent); text-decoration: underline; }
.list.ruled li { border-block-end: 1px solid var(--line); }
.list.ruled a { padding-block: 12px; }
.list small { color: var(--muted); }
.more { display: inline-block; padding-block: 10px; }
.found { padding: clamp(16px, 4vw, 32px); border: 1px solid var(--line); border-radius: 16px; }
.found h3 { margin-block-end: 8px; font-size: 1.25rem; }
.answer { max-width: 40em; }
.answer > * + * { margin-block-start: 1em; }
.answer ol { padding-inline-start: 1.6em; }
.answer li + li { margin-block-start: 0.4em; }
.answer img { display: block; max-width: 100%; height: auto; border-radius: 12px; }
.part { padding-block-start: 8px; }
.part h2, .part h3 { margin-block-end: 4px; font-size: 1.125rem; }
.doings { display: flex; flex-wrap: wrap; gap: 12px; padding: 0; list-style: none; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 32px; margin-block-start: 32px; padding-block: 16px; border-block: 1px solid var(--line); color: var(--muted); font-size: 1rem; }
.facts div { display: flex; gap: 8px; }
.facts dt::after { content: '：'; }
:lang(en) .facts dt::after { content: ':'; }
.facts dd { color: var(--ink); }
.note { padding: 12px 16px; border-inline-start: 4px solid var(--accent); background: var(--wash); }
.urgent { padding: 20px clamp(16px, 4vw, 28px); border-radius: 16px; background: var(--wash); }
.urgent ul { display: flex; flex-wrap: wrap; gap: 4px 32px; padding: 0; list-style: none; }
.urgent a { display: inline-block; padding-block: 4px; color: var(--warm); font-size: 1.25rem; font-weight: 700; }
.person { padding: 24px clamp(16px, 4vw, 28px) 28px; border-radius: 16px; background: var(--wash); }
.person .doings { margin-block-start: 16px; }
.turn { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px; margin-block-start: 24px; }
.turn a { padding-block: 10px; }
body > footer { margin-block-start: 56px; padding-block: 24px 48px; border-block-start: 1px solid var(--line); color: var(--muted); font-size: 1rem; }
@media (max-width: 30em) {
  body > header, main, body > footer { width: calc(100% - 32px); }
  .ask button, .person .button { flex: 1 1 100%; }
  .person li { flex: 1 1 100%; display: flex; }
  .groups { gap: 24px; }
  /* The link to all of the category stands below. */
  .groups li:nth-child(n + 4) { display: none; }
}
@media (forced-colors: active) { button, .button { border: 1px solid; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --wash: #fff; }
  body { font-size: 12pt; line-height: 1.6; }
  .skip, .mark, main > .mark, nav.main, .trail, form, .person, .related, .turn { display: none; }
  body > header, main, body > footer { width: 100%; }
  .answer a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 0.85em; }
  h1, h2, h3 { break-after: avoid; }
  li, .facts, .part { break-inside: avoid; }
}
`;

import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Every page says at its head that nothing of this is real. */
export const page = (title: string, content: Html) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/style.css" />
  </head>
  <body>
    <header class="pretend"><strong>Sandbox.</strong> A pretend Terra and a pretend Bryton, for trying things out. Nobody here is real.</header>
    <main>${content}</main>
  </body>
</html>`;

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#8a5a14"/><g fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><circle cx="9" cy="20" r="5"/><circle cx="23" cy="20" r="5"/><path d="M9 20l5-9h6l3 9M14 11l4 9h-9M19 8h3"/></g></svg>`;

export const STYLE = `
:root {
  --ground: #f6f4f0; --surface: #fff; --ink: #1d1b18; --quiet: #655f57; --line: #dcd6cc;
  --accent: #8a5a14; --on-accent: #fff; --good: #23693c; --bad: #a32b1f; --notice: #f3e7cd;
  font: 400 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #171614; --surface: #211f1c; --ink: #ece8e1; --quiet: #a9a298; --line: #3b3833;
    --accent: #e0ac5b; --on-accent: #1d1608; --good: #7ec796; --bad: #f0998d; --notice: #3a2f1b;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.0625rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); }
.pretend { margin: 0; padding: .5rem 1rem; text-align: center; font-size: .875rem; background: var(--notice); border-bottom: 1px solid var(--line); }
.quiet { color: var(--quiet); font-size: .875rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: .75rem; padding: 0; margin: 0; list-style: none; }
.card { display: flex; flex-direction: column; gap: .5rem; padding: 1rem; background: var(--surface); border: 1px solid var(--line); border-radius: .625rem; }
.card p { margin: 0; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem .75rem; align-items: baseline; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.card > .row { margin-top: auto; padding-top: .25rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0; }
button, select, .button { font: inherit; font-size: .9375rem; min-height: 2.75rem; padding: .375rem .875rem; border-radius: .5rem; border: 1px solid var(--line); background: var(--surface); color: var(--ink); cursor: pointer; }
select { padding-inline: .5rem; }
input[name=title] { font: inherit; font-size: .9375rem; min-height: 2.75rem; padding: .375rem .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--surface); color: var(--ink); min-width: 0; flex: 1 1 10rem; }
details form { margin-top: .5rem; } details select { max-width: 100%; } summary { cursor: pointer; font-size: .875rem; color: var(--quiet); padding-block: .375rem; }
input[type=file] { font: inherit; font-size: .875rem; max-width: 100%; min-height: 2.75rem; padding-block: .5rem; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button:hover:not(:disabled) { border-color: var(--accent); }
button:disabled { opacity: .5; cursor: not-allowed; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.state { font-size: .8125rem; font-weight: 600; color: var(--quiet); white-space: nowrap; }
.good { color: var(--good); } .bad { color: var(--bad); }
.note { padding: .75rem 1rem; background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: .5rem; }
.scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--line); border-radius: .625rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
tr:last-child td { border-bottom: 0; }
th { font-weight: 600; color: var(--quiet); }
button.plain { border-color: transparent; background: none; color: var(--quiet); padding-inline: .25rem; text-decoration: underline; min-height: 1.75rem; padding-block: 0; font-size: .8125rem; }
form.card { align-items: stretch; }
td button { min-height: 2rem; padding: .125rem .625rem; font-size: .8125rem; }
.consent { max-width: 32rem; margin: 0 auto; }
.consent form { flex-direction: column; align-items: stretch; gap: .75rem; }
fieldset { border: 0; padding: 0; margin: 0; display: grid; gap: .5rem; }
legend { padding: 0; margin-bottom: .5rem; font-weight: 600; }
.choice { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; align-items: start; padding: .75rem; background: var(--surface); border: 1px solid var(--line); border-radius: .625rem; cursor: pointer; }
.choice input { width: 1.125rem; height: 1.125rem; margin: .2rem 0 0; accent-color: var(--accent); }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice span { grid-column: 2; }
.moods { flex-direction: column; align-items: stretch; gap: 1rem; }
.moods fieldset { padding: 1rem; border: 1px solid var(--line); gap: .75rem; }
.moods legend { padding: 0 .375rem; margin: 0; }
.field { display: grid; gap: .25rem; }
.field > span { font-size: .875rem; color: var(--quiet); }
.field select { width: 100%; }
.switch { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; padding-block: .375rem; cursor: pointer; }
.switch input { width: 1.125rem; height: 1.125rem; margin: .2rem 0 0; accent-color: var(--accent); }
ul.plain { margin: 0; padding-left: 1.25rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
`;

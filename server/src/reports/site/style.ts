/** The site's style sheet: light and dark by the reader's setting, one column on a phone, plain on paper. */
export const styleSheet = `:root {
  color-scheme: light dark;
  --paper: light-dark(#ffffff, #14171b);
  --ink: light-dark(#1b1f24, #dfe3e8);
  --quiet: light-dark(#57606a, #9aa4af);
  --line: light-dark(#dde1e6, #2d333b);
  --box: light-dark(#f5f7f9, #1c2127);
  --link: light-dark(#0b57a4, #79b8ff);
  --accent: light-dark(#2b6cb0, #58a6ff);
  --header: light-dark(#dbe7f7, #233a57);
  --header-line: light-dark(#8fb0dc, #4c74a8);
  --port: light-dark(#fbe3c8, #553a1b);
  --port-line: light-dark(#d99b54, #a8743a);
  --data: light-dark(#dff0da, #25422a);
  --data-line: light-dark(#8fbf82, #4c8254);
  --plain: light-dark(#eceef1, #30363d);
  --plain-line: light-dark(#b6bdc6, #57606a);
  --warn: light-dark(#9a3c00, #ffab70);
  --error: light-dark(#b01525, #ff8f8a);
  --mark: light-dark(#fff0a8, #5c4a00);
  --shared: light-dark(#c2410c, #fb923c);
  --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
a { color: var(--link); text-decoration-color: color-mix(in srgb, var(--link) 35%, transparent); text-underline-offset: .18em; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target { background: var(--mark); }
main:target { background: none; }

.bar { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; align-items: center; padding: .55rem 1.5rem; border-bottom: 1px solid var(--line); background: var(--box); }
.bar .home { font-weight: 650; color: var(--ink); text-decoration: none; }
.bar nav { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .92rem; }
.bar nav a { color: var(--ink); text-decoration: none; padding: .2rem 0; border-bottom: 2px solid transparent; }
.bar nav a:hover { border-color: var(--line); }
.bar nav a[aria-current] { border-color: var(--accent); }
.versions { display: flex; flex-wrap: wrap; gap: .1rem 1rem; padding: .3rem 1.5rem; font-size: .88rem; border-bottom: 1px solid var(--line); }
.versions a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }

.page { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }
main { min-width: 0; padding: 1.25rem 0 2rem; }
.contents { display: none; font-size: .88rem; }
.contents p { margin: 0 0 .35rem; color: var(--quiet); }
.contents ul { margin: 0; padding: 0; list-style: none; border-left: 1px solid var(--line); }
.contents a { display: block; padding: .16rem 0 .16rem .9rem; color: var(--ink); text-decoration: none; }
.contents a:hover { color: var(--link); }
@media (min-width: 75rem) {
  .with-contents { display: grid; grid-template-columns: minmax(0, 1fr) 12rem; gap: 3rem; max-width: 76rem; }
  .contents { display: block; position: sticky; top: 4.5rem; align-self: start; margin-top: 2.2rem; }
}
.trail { font-size: .88rem; color: var(--quiet); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .35rem 0 .9rem; letter-spacing: -.01em; overflow-wrap: break-word; }
h1 .kind { font-size: .8rem; font-weight: 500; letter-spacing: 0; color: var(--quiet); border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .6rem; vertical-align: .35em; white-space: nowrap; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 2.4rem 0 .7rem; }
h2:target, h2:has(+ *:target) { background: none; }
p { margin: .6rem 0; max-width: 46rem; }
.lead { font-size: 1.08rem; }
.quiet, .caption { color: var(--quiet); font-size: .9rem; }
.caption { margin: .8rem 0 .3rem; }
.note { border-left: 3px solid var(--accent); padding: .15rem 0 .15rem .8rem; margin: .5rem 0; }
code, pre, kbd, var.name { font-family: var(--mono); font-size: .87em; font-variant-ligatures: none; }
.quiet code { font-size: .95em; }
pre { background: var(--box); border: 1px solid var(--line); padding: .75rem 1rem; overflow-x: auto; border-radius: 6px; margin: .3rem 0; line-height: 1.5; }
pre code { font-size: inherit; }
pre { font-size: .85rem; }
kbd { border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 .35em; background: var(--box); }
footer { margin-top: 4rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .85rem; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.45; }
th, td { text-align: left; vertical-align: top; padding: .42rem 1.1rem .42rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
th { color: var(--quiet); font-weight: 500; font-size: .85rem; white-space: nowrap; }
td.number, .id { font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
table.list td:first-child { min-width: 5.5rem; }
tbody tr:hover td { background: var(--box); }
td code { overflow-wrap: anywhere; }
table.arguments td:nth-child(-n+4) { min-width: 5.5rem; } table.arguments code { overflow-wrap: normal; }
table.arguments td:last-child { min-width: 19rem; }
.fields { width: auto; } .fields td { padding-right: 1.6rem; }
.fields td.number { text-align: right; }

.facts { display: flex; flex-wrap: wrap; gap: .5rem 2.2rem; margin: .5rem 0; }
.facts dt { color: var(--quiet); font-size: .82rem; }
.facts dd { margin: 0; }
.facts .id { font-size: 1.15rem; font-weight: 600; }
.facts + .facts { border-top: 1px solid var(--line); padding-top: .6rem; }
.fates { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; font-size: .93em; }
.fates dt { color: var(--quiet); } .fates dd { margin: 0; }
.flag { display: inline-block; margin-left: .4rem; padding: 0 .4rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8rem; color: var(--quiet); }
details { margin: .6rem 0; }
summary { cursor: pointer; color: var(--link); font-size: .92rem; width: fit-content; }
td details { margin: 0; }

.messages { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; }
.layout { margin: .5rem 0; max-width: 100%; }
.layout figcaption { margin-bottom: .3rem; font-size: .92rem; } .layout .what { font-weight: 600; }
.layout svg { display: block; max-width: 100%; height: auto; }
.layout text { font: 12px var(--mono); fill: var(--ink); } .layout .offset { fill: var(--quiet); }
.layout .box { fill: var(--data); stroke: var(--data-line); }
.layout .kind-header .box, .layout .kind-body .box { fill: var(--header); stroke: var(--header-line); }
.layout .kind-descriptor .box { fill: var(--port); stroke: var(--port-line); }
.layout .kind-ndr .box, .layout .kind-type .box { fill: var(--plain); stroke: var(--plain-line); }
.layout .kind-pad .box { fill: none; stroke: var(--plain-line); stroke-dasharray: 2 3; }

.findings { list-style: none; margin: 0; padding: 0; }
.findings li { display: grid; grid-template-columns: 5rem 1fr; gap: .8rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.severity { font-size: .85rem; color: var(--quiet); } .warning .severity { color: var(--warn); } .error .severity { color: var(--error); font-weight: 600; }

.man { border: 1px solid var(--line); border-radius: 6px; padding: .4rem 1.25rem 1rem; background: var(--paper); }
.man hr { display: none; }
.man h2, .man h3 { font-size: .82rem; letter-spacing: .06em; color: var(--quiet); font-weight: 600; margin: 1.4rem 0 .3rem; }
.man dd { margin: 0 0 .6rem 1.6rem; } .man dt { margin-top: .5rem; }
.man pre { border: 0; background: var(--box); }
.walk { display: flex; justify-content: space-between; gap: 1rem; margin-top: 2.5rem; }
.walk a { display: block; text-decoration: none; } .walk .quiet { display: block; } .walk a[rel~=next] { text-align: right; }

.figures { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 2.2rem; margin: .5rem 0 1rem; padding: 0; }
.figures strong { display: block; font-size: 1.7rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--ink); }
.figures a { color: var(--quiet); text-decoration: none; } .figures a:hover { color: var(--link); }
.letters { display: flex; flex-wrap: wrap; gap: .2rem .9rem; font-family: var(--mono); margin-bottom: .8rem; }
.names a { margin-right: .6rem; }
.plain { list-style: none; padding: 0; } .plain li { padding: .2rem 0; }
.bar-of { white-space: nowrap; } .bar-of svg { vertical-align: middle; margin-right: .35rem; }
.bar-of .track { fill: var(--plain); } .bar-of .full { fill: var(--accent); }

.id-map { margin: 1rem 0; }
.id-row { display: grid; grid-template-columns: 4.6rem 37.5rem minmax(0, 1fr); gap: 0 1.1rem; align-items: start; padding: .12rem 0; font-size: .88rem; line-height: 1.35; }
.id-row .from { text-align: right; color: var(--quiet); font-variant-numeric: tabular-nums; }
.id-row svg { display: block; width: 100%; margin-top: .15rem; }
.id-row ul { list-style: none; margin: 0; padding: 0; }
.id-map .gap { height: .55rem; margin: .35rem 0 .35rem 5.7rem; max-width: 37.5rem; border-top: 1px dashed var(--line); }
.id-map .track { fill: var(--box); }
.routine { fill: var(--accent); } .simpleroutine { fill: light-dark(#7c5cbf, #b29bf0); } .reply { fill: light-dark(#b9d3ee, #2c4f78); }
rect.skip { fill: var(--paper); stroke: var(--plain-line); stroke-width: 1; }
.shared { fill: var(--shared); } .reply.shared { fill: light-dark(#f3bf9f, #86451c); }
.id-map a:hover rect { stroke: var(--ink); stroke-width: 1.5; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; padding: 0; margin: .8rem 0; font-size: .88rem; color: var(--quiet); }
.legend svg { vertical-align: -.15em; }
.strip .id-row { grid-template-columns: 4.6rem minmax(0, 1fr); }

.search { position: relative; margin-left: auto; }
.search label, .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
.search input { font: inherit; font-size: .92rem; width: 19rem; max-width: 100%; padding: .32rem 2rem .32rem .7rem; border: 1px solid var(--plain-line); border-radius: 6px; background: var(--paper); color: var(--ink); }
.search input::placeholder { color: var(--quiet); opacity: 1; }
.search input::-webkit-search-cancel-button { display: none; }
.search kbd { position: absolute; right: .5rem; top: 50%; transform: translateY(-50%); color: var(--quiet); pointer-events: none; }
.search:focus-within kbd { display: none; }
#hits, .unseen.nothing { position: absolute; right: 0; top: calc(100% + .35rem); z-index: 4; margin: 0; width: 36rem; max-width: calc(100vw - 2rem); background: var(--paper); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 8px 30px #0004; }
#hits { padding: .3rem; list-style: none; max-height: min(34rem, 75vh); overflow-y: auto; }
.unseen.nothing { height: auto; clip-path: none; padding: .6rem .9rem; color: var(--quiet); }
#hits li { display: grid; grid-template-columns: 6.6rem 1fr; gap: 0 .7rem; padding: .38rem .6rem; border-radius: 5px; cursor: pointer; }
#hits li:hover { background: var(--box); } #hits li[aria-selected=true] { background: var(--header); }
.hit-kind { grid-row: span 2; font-size: .8rem; color: var(--quiet); padding-top: .12rem; }
#hits li[aria-selected=true] .hit-kind, #hits li[aria-selected=true] .hit-note { color: var(--ink); }
.hit-name { font-family: var(--mono); font-size: .9rem; overflow-wrap: anywhere; }
.hit-note { font-size: .83rem; color: var(--quiet); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
.skip:is(a) { position: absolute; left: -999rem; } .skip:is(a):focus { left: 1rem; top: .5rem; z-index: 5; background: var(--paper); padding: .3rem .6rem; }
.changes td { white-space: normal; } .absent { color: var(--quiet); }
.change-list { margin: 0; padding: 0; list-style: none; } .change-list li { margin-bottom: .3rem; }

@media (min-width: 62rem) { table.arguments td:nth-child(1) code, table.arguments td:nth-child(3) code { white-space: nowrap; } }
@media (max-width: 62rem) {
  .id-row { grid-template-columns: 3.6rem minmax(0, 1fr); } .id-row ul { grid-column: 2; padding-bottom: .35rem; }
  .id-map .gap { margin-left: 4.7rem; }
}
@media (max-width: 42rem) {
  .bar { position: static; padding: .5rem 1rem; } .page { padding: 0 1rem; } .versions { padding: .3rem 1rem; }
  html { scroll-padding-top: 1rem; }
  .search { margin: .2rem 0 0; width: 100%; } .search input { width: 100%; font-size: 1rem; } .search kbd { display: none; }
  #hits { left: 0; right: auto; width: 100%; } #hits li { grid-template-columns: 1fr; } .hit-kind { grid-row: auto; }
  h1 { font-size: 1.4rem; }
  .man { padding: .2rem .8rem .8rem; } .man dd { margin-left: .9rem; }
  table.arguments, table.arguments tbody, table.arguments tr, table.arguments td { display: block; }
  table.arguments thead { display: none; }
  table.arguments td { border: 0; padding: .1rem 0; } table.arguments tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  table.arguments td:last-child { min-width: 0; } table.arguments td:nth-child(1) { font-weight: 650; }
  .fates { grid-template-columns: 1fr; gap: 0; } .fates dd { margin-bottom: .25rem; }
  .findings li { grid-template-columns: 1fr; gap: 0; }
  .facts { gap: .4rem 1.4rem; }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; }
  .bar, .versions, .contents, .skip, .walk, footer { display: none; }
  summary { color: inherit; list-style: none; }
  .page, .with-contents { display: block; max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  h2, h3, figcaption, .caption { break-after: avoid; } tr, figure, pre, .findings li { break-inside: avoid; }
  .scroll, pre { overflow: visible; } pre { white-space: pre-wrap; }
  svg * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** The site's style sheet: light and dark by the reader's setting, one column on a phone, plain on paper. */
export const styleSheet = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfdfb, #16181c);
  --ink: light-dark(#1c1e21, #e3e4e6);
  --quiet: light-dark(#5b6067, #a0a6ad);
  --line: light-dark(#d9dbd6, #33373d);
  --box: light-dark(#f3f4ef, #1f2227);
  --link: light-dark(#0a58a8, #7db4ee);
  --header: light-dark(#dfe7f3, #2b3a52);
  --port: light-dark(#f5ddc4, #5a3d1d);
  --data: light-dark(#dcecd9, #2b4428);
  --plain: light-dark(#e6e6e6, #3a3d42);
  --warn: light-dark(#a33a00, #ffab70);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; padding: .6rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--box); }
header .home { font-weight: 650; color: var(--ink); text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
main { max-width: 68rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem 2rem; color: var(--quiet); font-size: .9rem; }
a { color: var(--link); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; border-bottom: 1px solid var(--line); }
code, pre, svg text { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .9em; }
pre { background: var(--box); padding: .7rem .9rem; overflow-x: auto; border-radius: 4px; margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
.quiet, .trail { color: var(--quiet); font-size: .9rem; margin: .2rem 0; }
.finding { color: var(--warn); }
.fates { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .6rem; font-size: .88rem; }
.fates dt { color: var(--quiet); } .fates dd { margin: 0; }
.man { border-left: 3px solid var(--line); padding-left: 1rem; }
.layout { margin: .8rem 0; } .layout svg { max-width: 100%; height: auto; }
svg text { fill: var(--ink); font-size: 12px; } svg .offset { fill: var(--quiet); }
svg rect { fill: var(--data); stroke: var(--line); }
svg .kind-header rect, svg .kind-body rect { fill: var(--header); }
svg .kind-descriptor rect { fill: var(--port); }
svg .kind-ndr rect, svg .kind-type rect { fill: var(--plain); }
svg .request rect { fill: var(--header); } svg .reply rect { fill: var(--plain); } svg .overlap rect { fill: var(--port); stroke: var(--warn); }
svg a:hover rect, svg a:focus rect { stroke: var(--link); stroke-width: 2; }
.bar { display: inline-block; height: .7rem; background: var(--link); border-radius: 2px; vertical-align: middle; }
.search { position: relative; margin-left: auto; }
.search label { position: absolute; left: -999rem; }
.search input { font: inherit; width: 18rem; max-width: 70vw; padding: .25rem .5rem; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); color: var(--ink); }
#hits { position: absolute; right: 0; z-index: 2; margin: .2rem 0 0; padding: 0; list-style: none; width: 30rem; max-width: 92vw; max-height: 70vh; overflow-y: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 6px 24px #0003; }
#hits li { padding: .35rem .7rem; cursor: pointer; } #hits li[aria-selected=true] { background: var(--header); }
#hits small { display: block; color: var(--quiet); overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .3rem; }
@media (max-width: 40rem) { .search { margin-left: 0; } .fates { grid-template-columns: 1fr; } th, td { padding-right: .5rem; } }
@media print { header, footer, .search { display: none; } a { color: inherit; text-decoration: none; } details { display: block; } main { max-width: none; padding: 0; } }
`;

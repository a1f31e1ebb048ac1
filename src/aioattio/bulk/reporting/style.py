"""How the page looks: by the reader's own fonts, light or dark as they like it."""

from __future__ import annotations

__all__ = ["STYLE"]

STYLE = """
:root {
  color-scheme: light dark;
  --paper: #fcfcfb; --sheet: #ffffff; --ink: #1c2127; --quiet: #5a636e; --rule: #e1e4e8; --grid: #eceef1;
  --created: #1b7f5c; --updated: #2a66b8; --unchanged: #848d98; --superseded: #8a6bb5; --conflict: #b06f0e;
  --rejected: #c33d2c; --failed: #a32568; --not-tried: #c4cad1; --limit: #1c2127;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --sheet: #1a1e23; --ink: #e7e9ec; --quiet: #a0a9b4; --rule: #30363d; --grid: #262b31;
    --created: #46b88d; --updated: #6ba3ee; --unchanged: #7f8994; --superseded: #ab92d6; --conflict: #dda044;
    --rejected: #ee7566; --failed: #e06aa6; --not-tried: #4b535c; --limit: #e7e9ec;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 66rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
h1, h2 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; font-weight: 650; letter-spacing: -0.015em; margin: 0 0 0.375rem; }
h2 { font-size: 1.1875rem; font-weight: 650; letter-spacing: -0.005em; margin: 0 0 0.875rem; }
section { margin-top: 3rem; }
p { margin: 0 0 0.75rem; max-width: 46rem; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: 0.2em; text-decoration-color: var(--quiet); }
ul { margin: 0; padding-left: 1.125rem; }
li { overflow-wrap: anywhere; margin-bottom: 0.125rem; }
.quiet { color: var(--quiet); }
.small { font-size: 0.875rem; }
code { font: 0.875em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }

.verdict {
  margin: 1.5rem 0 0; padding: 0.75rem 1.125rem; max-width: none; font-size: 1.0625rem;
  background: var(--sheet); border: 1px solid var(--rule); border-left: 4px solid var(--accent); border-radius: 4px;
}
.verdict p { margin: 0.25rem 0 0; font-size: 1rem; }

.bar {
  display: flex; gap: 2px; height: 1.5rem; margin-bottom: 1.25rem; border-radius: 4px; overflow: hidden;
}
.bar span { min-width: 4px; background: var(--accent); }
.tiles { display: flex; flex-wrap: wrap; gap: 1rem 2.25rem; margin: 0; }
.tiles dt { font-size: 0.875rem; color: var(--quiet); }
.tiles dt::before, .state::before, .legend li::before {
  content: ""; display: inline-block; width: 0.6875rem; height: 0.6875rem; margin-right: 0.4375rem;
  border-radius: 2px; background: var(--accent);
}
.tiles dd { margin: 0; font-size: 1.625rem; font-weight: 600; line-height: 1.25; letter-spacing: -0.015em; }
.tiles small { font-size: 0.875rem; font-weight: 400; color: var(--quiet); letter-spacing: 0; margin-left: 0.375rem; }

.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; margin: 0 0 1.5rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.facts > :is(dt, dd).wide { grid-column: 1 / -1; }

figure { margin: 0; }
.plot {
  padding: 1.25rem 1rem 0.75rem; overflow-x: auto;
  background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px;
}
svg { display: block; width: 100%; min-width: 40rem; height: auto; }
svg text { font-size: 12px; fill: var(--quiet); }
svg .unit { font-size: 12px; }
svg .grid { stroke: var(--grid); }
svg .axis { stroke: var(--quiet); stroke-opacity: 0.6; }
svg .writes { fill: var(--updated); fill-opacity: 0.75; }
svg .limit { fill: none; stroke: var(--limit); stroke-width: 1.5; stroke-dasharray: 5 3; }
svg .retries { fill: var(--conflict); }
svg .refusals { fill: var(--rejected); }
svg .told { fill: transparent; }
svg .told:hover { fill: var(--ink); fill-opacity: 0.07; }
figcaption { margin-top: 0.75rem; font-size: 0.875rem; color: var(--quiet); }
figcaption p { margin: 0.375rem 0 0; max-width: none; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.legend li { color: var(--ink); }
.legend .line::before {
  height: 0; width: 1.25rem; margin-bottom: 0.25rem; background: none; border-radius: 0;
  border-top: 2px dashed var(--limit);
}

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th { text-align: left; font-size: 0.8125rem; font-weight: 500; color: var(--quiet); white-space: nowrap; }
th, td { padding: 0.4375rem 1.25rem 0.4375rem 0; vertical-align: top; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
td { overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
.state { white-space: nowrap; overflow-wrap: normal; }
.value { white-space: pre-wrap; min-width: 13rem; max-width: 24rem; }
.reason { min-width: 16rem; }
.column { min-width: 6rem; }
summary { cursor: pointer; font-size: 1.1875rem; font-weight: 650; margin-bottom: 0.875rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); }

.created { --accent: var(--created); } .updated { --accent: var(--updated); }
.unchanged { --accent: var(--unchanged); } .superseded { --accent: var(--superseded); }
.conflict { --accent: var(--conflict); } .rejected { --accent: var(--rejected); }
.failed { --accent: var(--failed); } .not-tried { --accent: var(--not-tried); }

@media (max-width: 40rem) {
  main { padding: 1.5rem 1rem 3rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: 0.5rem; }
}
@media print {
  main { max-width: none; padding: 0; }
  .bar, .bar span, svg, .tiles dt::before, .state::before, .legend li::before {
    print-color-adjust: exact; -webkit-print-color-adjust: exact;
  }
  tr, figure { break-inside: avoid; }
}
"""

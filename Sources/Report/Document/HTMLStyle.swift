/// The style sheet of a page, in the colours of the palette.
enum HTMLStyle {
  static let sheet = """
    :root { --ink: \(Palette.ink.hex); --muted: \(Palette.muted.hex); --rule: \(Palette.hairline.hex);
      --wash: \(Palette.wash.hex); --accent: \(Palette.accent.hex); --warn: \(Palette.outOfRange.hex); }
    * { box-sizing: border-box; }
    html { color-scheme: light; scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: #fff; color: var(--ink);
      font: 400 16px/1.6 Inter, "Helvetica Neue", "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
      font-feature-settings: "tnum", "calt"; text-rendering: optimizeLegibility; }
    .page { max-width: 1000px; margin: 0 auto; padding: 56px 64px 96px; }
    .skip { position: absolute; left: -999px; }
    .skip:focus { left: 16px; top: 16px; background: #fff; padding: 8px 12px; }
    a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 3px; }
    main:target { outline: none; } :target { scroll-margin-top: 16px; }
    footer { margin-top: 72px; border-top: 1px solid var(--rule); padding-top: 16px; font-size: 13px;
      color: var(--muted); }
    a:focus-visible, .table:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
    header { border-bottom: 1px solid var(--rule); padding-bottom: 28px; }
    h1 { font-size: 34px; line-height: 1.2; letter-spacing: -0.022em; font-weight: 650; margin: 0; text-wrap: balance; }
    .subtitle { font-size: 18px; line-height: 1.5; color: var(--muted); margin: 10px 0 0; max-width: 46em; }
    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(190px, 1fr)); gap: 14px 32px;
      margin: 28px 0 0; }
    .facts dt { font-size: 12.5px; color: var(--muted); }
    .facts dd { margin: 0; font-size: 14.5px; overflow-wrap: anywhere; line-height: 1.45; }
    nav { margin: 32px 0 0; padding: 0; font-size: 14.5px; }
    nav h2 { font-size: 12.5px; font-weight: 500; color: var(--muted); margin: 0 0 6px; }
    nav ol { list-style: none; margin: 0; padding: 0; }
    nav > ol { columns: 2; column-gap: 48px; }
    nav li { margin: 0; }
    nav a { display: block; padding: 2px 0; }
    nav ol ol { padding-left: 24px; }
    nav a { color: var(--ink); text-decoration: none; }
    nav a:hover { color: var(--accent); text-decoration: underline; }
    .number { color: var(--muted); font-weight: 400; margin-right: 0.7em; font-feature-settings: "tnum"; }
    h2, h3, h4 { line-height: 1.3; letter-spacing: -0.012em; text-wrap: balance; }
    main h2 { font-size: 24px; font-weight: 640; margin: 64px 0 14px; }
    main h3 { font-size: 18px; font-weight: 620; margin: 40px 0 10px; }
    main h4 { font-size: 16px; font-weight: 620; margin: 28px 0 8px; }
    main > section:first-child > h2 { margin-top: 44px; }
    p, main ul { margin: 0 0 16px; max-width: 44em; text-wrap: pretty; }
    main ul { padding-left: 1.2em; }
    li { margin: 4px 0; }
    li::marker { color: var(--muted); }
    .key { display: flex; flex-wrap: wrap; column-gap: 40px;
      margin: 24px 0 32px; border-top: 2px solid var(--accent); border-bottom: 1px solid var(--rule); }
    .key > div { flex: 1 1 150px; padding: 18px 0; }
    .key dt { font-size: 13.5px; color: var(--muted); line-height: 1.4; }
    .key dd { margin: 0; }
    .key .value { font-size: 30px; line-height: 1.25; font-weight: 600; letter-spacing: -0.025em; margin-top: 4px;
      white-space: nowrap; }
    .key .unit { font-size: 15px; font-weight: 400; letter-spacing: 0; color: var(--muted); }
    .key .detail { font-size: 13.5px; line-height: 1.45; color: var(--muted); margin-top: 4px; }
    figure { margin: 36px 0 40px; break-inside: avoid; }
    figure svg { display: block; width: 100%; height: auto; }
    figcaption { font-size: 14px; line-height: 1.55; color: var(--muted); margin-top: 12px; max-width: 54em; }
    figcaption strong, figcaption .title, caption { color: var(--ink); }
    figcaption .title { font-weight: 500; }
    .table { margin: 32px 0 36px; overflow-x: auto; }
    table { border-collapse: collapse; min-width: 100%; font-size: 14.5px; line-height: 1.45;
      border-bottom: 1.5px solid var(--ink); }
    caption { text-align: left; font-size: 14px; padding: 0 0 10px; font-weight: 500; line-height: 1.5; }
    th, td { text-align: left; padding: 7px 20px 7px 0; vertical-align: baseline; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-top: 1.5px solid var(--ink); border-bottom: 1px solid var(--ink); font-weight: 600;
      vertical-align: bottom; }
    thead .unit { font-weight: 400; color: var(--muted); white-space: nowrap; }
    tbody th { font-weight: 400; }
    tbody tr + tr > * { border-top: 1px solid var(--rule); }
    tbody tr:hover > * { background: var(--wash); }
    tbody tr.total > * { font-weight: 600; border-top: 1px solid var(--ink); }
    .num { text-align: right; white-space: nowrap; font-feature-settings: "tnum"; }
    .notes { font-size: 13px; line-height: 1.5; color: var(--muted); margin-top: 8px; }
    .notes p { margin: 0 0 3px; max-width: 60em; }
    .notice { border-left: 3px solid var(--accent); background: var(--wash); padding: 14px 20px; margin: 24px 0; }
    .notice p { margin: 0; max-width: 50em; font-size: 15px; }
    .notice.warning { border-left-color: var(--warn); }
    @media (max-width: 700px) { .page { padding: 32px 20px 64px; } nav > ol { columns: 1; } h1 { font-size: 28px; } }
    @media print {
      @page { size: A4; margin: 18mm 18mm 20mm; }
      html { scroll-behavior: auto; } body { font-size: 10pt; orphans: 3; widows: 3; }
      h1 { font-size: 20pt; } .subtitle { font-size: 11.5pt; } main h2 { font-size: 15pt; } main h3 { font-size: 12pt; }
      .key { column-gap: 20pt; } .key .value { font-size: 17pt; } .key .unit, .key dt, .key .detail { font-size: 8pt; }
      table, caption, figcaption, .notice p { font-size: 8.5pt; } .notes, .facts dt { font-size: 7.5pt; }
      .facts dd, nav { font-size: 9pt; } td, th { padding-top: 4pt; padding-bottom: 4pt; }
      .skip { display: none; } main a { color: inherit; text-decoration: none; }
      .titled > nav { break-after: page; } .titled > main > section:first-child > h2 { margin-top: 0; }
      .page { max-width: none; padding: 0; } main h2 { margin-top: 28pt; }
      h2, h3, h4, caption { break-after: avoid; } tr, .key, .notice { break-inside: avoid; }
      thead { display: table-header-group; } .table { overflow: visible; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}

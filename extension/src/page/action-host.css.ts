/**
 * The host is an empty piece of text: it takes no height and, in a table, no width, and leaves a
 * blank before it at the end of its line. Rows and columns stay as the CRM drew them. Dark is chosen from the page's own background, so both looks are spelled out here. The tip is
 * fixed: it must not make the page scroll.
 */
export const actionStyle = `
:host { all: initial; position: relative; vertical-align: middle; font-size: 0; line-height: 0;
  margin-right: 26px; }
:host([data-dense]) { margin: 0; }
.strip { position: absolute; left: 6px; top: -10px; z-index: 3; }
button { all: unset; box-sizing: border-box; width: 20px; height: 20px; border-radius: 5px;
  display: grid; place-items: center; cursor: pointer; background: #fff; color: #423eb8;
  border: 1px solid #b9b6ef; anchor-name: --button;
  transition: background 120ms ease-out, color 120ms ease-out; }
button:hover, button[data-live] { background: #4a46c8; color: #fff; border-color: #4a46c8; }
button:focus-visible { outline: 2px solid #423eb8; outline-offset: 2px; }
svg { width: 13px; height: 13px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; pointer-events: none; }
.tip { position: fixed; position-anchor: --button; top: anchor(bottom); left: anchor(left);
  position-try-fallbacks: flip-inline, flip-block; margin: 5px 0; padding: 6px 8px;
  max-width: 300px; border-radius: 6px; background: #23232f; color: #fff; visibility: hidden;
  font: 11.5px/1.4 system-ui, sans-serif; pointer-events: none; }
button:hover + .tip, button:focus-visible + .tip, .tip[data-said] { visibility: visible; }
[data-dark] button { background: #1b2d36; color: #dad8ff; border-color: #6f8794; }
[data-dark] button:hover, [data-dark] button[data-live] { background: #6662e2; color: #fff;
  border-color: #6662e2; }
[data-dark] button:focus-visible { outline-color: #b6b4ff; }
[data-dark] .tip { background: #efeff5; color: #1b1b24; }
:host([data-dense]) .strip { opacity: 0; }
:host([data-dense]):host-context(tr:hover) .strip,
:host([data-dense]):host-context(tr:focus-within) .strip,
.strip.strip:focus-within, .strip.strip:has([data-live], [data-said]) { opacity: 1; }
@supports not selector(:host-context(tr)) { .strip.strip { opacity: 1; } }
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
`;

/**
 * The host takes no height and, in a table, no width: rows and columns stay as the CRM drew them.
 * Dark is chosen from the page's own background, so both looks are spelled out here.
 */
export const actionStyle = `
:host { all: initial; display: inline-block; position: relative; vertical-align: middle;
  height: 0; width: 26px; line-height: 0; }
:host([data-dense]) { width: 0; }
.strip { position: absolute; left: 6px; top: -10px; display: flex; gap: 4px; z-index: 3; }
button { all: unset; box-sizing: border-box; width: 20px; height: 20px; border-radius: 5px;
  display: grid; place-items: center; cursor: pointer; background: #fff; color: #423eb8;
  border: 1px solid #b9b6ef; transition: background 120ms ease-out, color 120ms ease-out; }
button:hover, button[data-live] { background: #4a46c8; color: #fff; border-color: #4a46c8; }
button:focus-visible { outline: 2px solid #423eb8; outline-offset: 2px; }
svg { width: 13px; height: 13px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; pointer-events: none; }
.strip[data-dark] button { background: #1b2d36; color: #dad8ff; border-color: #6f8794; }
.strip[data-dark] button:hover, .strip[data-dark] button[data-live] { background: #6662e2;
  color: #fff; border-color: #6662e2; }
.strip[data-dark] button:focus-visible { outline-color: #b6b4ff; }
:host([data-dense]) .strip { opacity: 0; }
:host([data-dense]):host-context(tr:hover) .strip,
:host([data-dense]):host-context(tr:focus-within) .strip,
:host([data-dense]) .strip:focus-within, :host([data-dense]) .strip:has([data-live]) { opacity: 1; }
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
`;

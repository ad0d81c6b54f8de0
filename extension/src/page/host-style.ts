/**
 * The host is an empty piece of text that takes no height; where there is no room it has no box at
 * all and its strip floats. Rows and columns stay as the page drew them. Dark is chosen from the
 * page's own background (`data-dark`). Tip and menu are fixed: they must not make the page scroll.
 */
const rules = `
:host { all: initial; position: relative; vertical-align: middle; font-size: 0; line-height: 0;
  margin-right: 74px; }
:host([data-dense]) { display: contents; }
.strip { position: absolute; left: 6px; top: -10px; z-index: 3; display: flex; gap: 4px;
  color-scheme: light; }
.strip[popover] { position: fixed; inset: auto; margin: 0; padding: 0; border: 0; overflow: visible;
  background: none; }
.strip[popover]:not(:popover-open) { display: none; }
.strip[data-dark] { color-scheme: dark; }
button { all: unset; box-sizing: border-box; width: 20px; height: 20px; border-radius: 5px;
  display: grid; place-items: center; cursor: pointer; background: light-dark(#fff, #1b2d36);
  color: light-dark(#423eb8, #dad8ff); border: 1px solid light-dark(#b9b6ef, #6f8794);
  transition: background 120ms ease-out, color 120ms ease-out; }
button:is(:hover, [data-live], [aria-expanded=true]) { background: light-dark(#4a46c8, #6662e2);
  color: #fff; border-color: light-dark(#4a46c8, #6662e2); }
button:focus-visible { outline: 2px solid light-dark(#423eb8, #b6b4ff); outline-offset: 2px; }
.strip:not(:has(:popover-open)) button:is(:hover, :focus-visible),
button:is([data-said], [aria-expanded=true]) { anchor-name: --button; }
svg { width: 13px; height: 13px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; pointer-events: none; }
.tip, .menu { position: fixed; position-anchor: --button; inset: auto; top: anchor(bottom);
  left: anchor(left); position-try-fallbacks: flip-inline, flip-block, flip-inline flip-block;
  margin: 5px 0; font: 11.5px/1.4 system-ui, sans-serif; }
.tip { padding: 6px 8px; max-width: 300px; border-radius: 6px;
  background: light-dark(#23232f, #efeff5); color: light-dark(#fff, #1b1b24); pointer-events: none; }
@media (prefers-reduced-motion: reduce) { button { transition: none; } }
`;

/** One sheet for all hosts of the page. */
export const hostStyle = new CSSStyleSheet();
hostStyle.replaceSync(rules);

/** The look's tokens (light, then dark) and the few components of the sign-in pages. */
export const signInStyle = `
:root {
  color-scheme: light dark;
  --bg: #f5f5f9; --surface: #fff; --border: #dcdce6; --line: #85859a;
  --text: #1a1a25; --text-2: #55556a;
  --accent: #4a46c8; --accent-hover: #3c38ab; --accent-text: #423eb8;
  --red-soft: #fcebeb; --red-text: #ae2128; --amber-soft: #fff2d3; --amber-text: #754700;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #121218; --surface: #1b1b24; --border: #343443; --line: #7e7e95;
    --text: #efeff5; --text-2: #ababbf;
    --accent: #6662e2; --accent-hover: #5854ce; --accent-text: #b6b4ff;
    --red-soft: #3d1c20; --red-text: #ff9d9d; --amber-soft: #362806; --amber-text: #ffd07a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; padding: 24px 16px; display: grid; place-items: center;
  background: var(--bg); color: var(--text);
  font: 13px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main {
  width: 100%; max-width: 376px; padding: 24px; background: var(--surface);
  border: 1px solid var(--border); border-radius: 10px;
}
.brand { display: flex; align-items: center; gap: 8px; font-size: 15px; font-weight: 650; }
.brand svg { width: 28px; height: 28px; }
.brand rect { fill: var(--accent); }
h1 { margin: 16px 0 4px; font-size: 20px; line-height: 1.3; font-weight: 650; overflow-wrap: anywhere; }
p { margin: 0 0 8px; color: var(--text-2); }
strong { font-weight: 600; overflow-wrap: anywhere; }
label { display: block; margin: 12px 0 4px; font-size: 12px; font-weight: 600; }
input {
  width: 100%; height: 36px; padding: 0 12px; font: inherit; font-size: 15px;
  color: var(--text); background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
}
button, .button {
  display: flex; align-items: center; justify-content: center; width: 100%; min-height: 44px;
  margin-top: 16px; padding: 8px 16px; font: inherit; font-size: 15px; font-weight: 650;
  color: #fff; background: var(--accent); border: 0; border-radius: 6px;
  text-decoration: none; cursor: pointer; transition: background-color 120ms ease-out;
}
button:hover, .button:hover { background: var(--accent-hover); }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
.block { margin: 16px 0 0; padding: 12px; border-radius: 8px; overflow-wrap: anywhere; }
.block strong { display: block; }
.block p { margin: 0; color: inherit; }
.danger { color: var(--red-text); background: var(--red-soft); }
.warn { color: var(--amber-text); background: var(--amber-soft); }
.quiet { margin: 16px 0 0; font-size: 12px; }
.cancel {
  min-height: 36px; margin-top: 8px; font-size: 13px; font-weight: 600;
  color: var(--accent-text); background: transparent;
}
.cancel:hover { background: var(--bg); }
@media (prefers-reduced-motion: reduce) { * { transition: none; } }
@media (forced-colors: active) { button, .button { border: 1px solid; } }
`;

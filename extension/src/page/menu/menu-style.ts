const rules = `
.menu { box-sizing: border-box; width: 236px; padding: 4px; border-radius: 10px;
  border: 1px solid light-dark(#dcdce6, #343443); background: light-dark(#fff, #1b1b24);
  color: light-dark(#1a1a25, #efeff5); box-shadow: 0 4px 16px #1a1a2526; }
.menu button { box-sizing: border-box; width: 100%; height: 30px; padding: 0 8px; border: 0; border-radius: 6px; gap: 9px;
  display: flex; background: none; color: inherit; font-size: 13px; white-space: nowrap; }
.menu button:is(:hover, :focus-visible) { background: light-dark(#ecebfb, #2b2a54);
  color: light-dark(#423eb8, #b6b4ff); }
.menu p { margin: 4px 8px 6px; padding-top: 6px; border-top: 1px solid light-dark(#dcdce6, #343443);
  color: light-dark(#55556a, #ababbf); }
`;

export const menuStyle = new CSSStyleSheet();
menuStyle.replaceSync(rules);

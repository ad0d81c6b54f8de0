import rules from "./host-style.css?inline";

/** One sheet for all hosts of the page. */
export const hostStyle = new CSSStyleSheet();
hostStyle.replaceSync(rules);

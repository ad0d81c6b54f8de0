/** Drawn by hand: a content script carries no icon library. */
export function drawIcon(path: string): string {
  return `<svg viewBox="0 0 24 24"><path d="${path}"/></svg>`;
}

export const buttonIcons = {
  call: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5l1.5-2.5 5 2v4a2 2 0 0 1-2 2a16 16 0 0 1-15-15a2 2 0 0 1 2-2",
  text: "M8 9h8M8 13h6M18 4a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-5l-5 3v-3H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
};

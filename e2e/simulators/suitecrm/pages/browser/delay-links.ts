/**
 * A link in a cell that can be edited waits half a second for a second click before it is followed.
 * The CRM binds this again after each edit, also to links that were bound before.
 */
export function delayLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".inlineEdit a")) {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (waiting !== undefined) {
        clearTimeout(waiting);
        waiting = undefined;
        return;
      }
      waiting = setTimeout(() => {
        waiting = undefined;
        location.href = link.href;
      }, 500);
    });
  }
}

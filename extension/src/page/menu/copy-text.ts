/** Copies also where the page came without TLS and has no clipboard of its own. Says what happened. */
export function copyText(text: string): string {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("copy", put, { capture: true });
  const isCopied = document.execCommand("copy");
  removeEventListener("copy", put, { capture: true });
  return isCopied ? `Copied ${text}.` : `Could not copy. The number is ${text}.`;
}

/** Fields take their own keys, and an open menu looks for items by their first letters. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=menu], [role=listbox]") !==
      null
  );
}

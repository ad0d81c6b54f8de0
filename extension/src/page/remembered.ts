/**
 * Reads each element once a turn: the numbers of a row share what is read of it. Nothing is kept
 * longer, for the page may change it.
 */
export function onceATurn<Value>(read: (element: Element) => Value): (element: Element) => Value {
  const known = new Map<Element, Value>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    if (known.size === 0) queueMicrotask(() => known.clear());
    const value = read(element);
    known.set(element, value);
    return value;
  };
}

import { useEffect, useState } from "react";
import { browser } from "wxt/browser";
import { HandedOver, handoverKey } from "../../contracts/handover.ts";

interface Handed {
  readonly handover: HandedOver | null;
  /** Rises with each: the same number may come twice. */
  readonly count: number;
}

/** The number or message that was handed to this screen last; taken out of the storage, so that it shows once. */
export function useHandover(): Handed & { readonly forget: () => void } {
  const [handed, setHanded] = useState<Handed>({ handover: null, count: 0 });

  useEffect(() => {
    function take(stored: unknown): void {
      const handover = HandedOver.safeParse(stored);
      if (!handover.success) return;
      setHanded(({ count }) => ({ handover: handover.data, count: count + 1 }));
      void browser.storage.session.remove(handoverKey);
    }
    const changed = (changes: Record<string, { newValue?: unknown }>): void =>
      take(changes[handoverKey]?.newValue);
    browser.storage.session.onChanged.addListener(changed);
    void browser.storage.session.get(handoverKey).then((stored) => take(stored[handoverKey]));
    return () => browser.storage.session.onChanged.removeListener(changed);
  }, []);

  return {
    ...handed,
    forget: () => setHanded(({ count }) => ({ handover: null, count })),
  };
}

import { usePhone } from "../phone-store.ts";
import { HeldCard } from "./held-card.tsx";
import { WaitingCard } from "./waiting-card.tsx";

/** Who rings and who waits beside what the screen is about. */
export function BesideTheCall({ isSecond }: { readonly isSecond: boolean }) {
  const incoming = usePhone(({ snapshot }) => snapshot?.incoming) ?? [];
  const held = usePhone(({ snapshot }) => snapshot?.held) ?? [];
  const others = isSecond ? incoming : incoming.slice(1);
  return (
    <>
      {others.map((call) => (
        <WaitingCard key={call.callId} call={call} isSecond={isSecond} />
      ))}
      {held.map((call) => (
        <HeldCard key={call.callId} call={call} />
      ))}
    </>
  );
}

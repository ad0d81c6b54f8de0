import { showNumber } from "../person/who.ts";
import { useSetup } from "../setup-store.ts";

export function PhoneFooter() {
  const callerId = useSetup(({ setup }) => setup?.me?.callerId);
  if (!callerId) return null;
  return (
    <footer className="phone-footer">
      <span>
        Calling as <strong className="num">{showNumber(callerId)}</strong>
      </span>
      <span className="phone-footer-place">Browser</span>
    </footer>
  );
}

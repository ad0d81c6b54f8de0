import "./recent-calls.css";
import type { MessageHandover } from "../../contracts/handover.ts";
import { Voicemail } from "../voicemail/voicemail.tsx";

interface Props {
  readonly handover: MessageHandover;
  readonly onClose: () => void;
}

/** A message somebody chose to hear in its notification. */
export function MessageHandedOver({ handover: { callId, name }, onClose }: Props) {
  return (
    <section className="recent" aria-labelledby="message-title">
      <div className="recent-head">
        <h2 id="message-title">Voicemail from {name}</h2>
        <button type="button" className="quiet-link" onClick={onClose}>
          Close
        </button>
      </div>
      <div className="recent-list">
        <Voicemail callIds={[callId]} name={name} />
      </div>
    </section>
  );
}

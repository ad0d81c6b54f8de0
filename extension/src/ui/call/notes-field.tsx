import "./notes-field.css";
import type { CallId } from "@ringback/shared/call";
import { IconAlertTriangle, IconCloudCheck, IconCloudUp } from "@tabler/icons-react";
import { useNoteDraft } from "./use-note-draft.ts";

interface Props {
  readonly callId: CallId;
  readonly label: string;
}

const look = { size: 15, stroke: 1.8, "aria-hidden": true };

const states = {
  saved: { icon: <IconCloudCheck {...look} />, word: "Saved" },
  sending: { icon: <IconCloudUp {...look} />, word: "Kept here, sending" },
  unkept: { icon: <IconAlertTriangle {...look} />, word: "Not kept: copy it before you close" },
};

/** What the agent writes down about a call; kept with each key press. */
export function NotesField({ callId, label }: Props) {
  const { text, state, type } = useNoteDraft(callId);
  const { icon, word } = states[state];
  return (
    <div className="notes">
      <div className="notes-head">
        <label htmlFor="call-notes">{label}</label>
        {text && (
          <span
            className="notes-state"
            data-state={state}
            role={state === "unkept" ? "alert" : undefined}
          >
            {icon} {word}
          </span>
        )}
      </div>
      <textarea
        id="call-notes"
        aria-keyshortcuts="n"
        maxLength={10_000}
        readOnly={text === null}
        value={text ?? ""}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </div>
  );
}

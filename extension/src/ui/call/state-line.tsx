import "./state-line.css";
import {
  IconAntennaBars3,
  IconAntennaBars5,
  IconCircleFilled,
  IconMicrophoneOff,
  IconPhone,
  IconPlayerPause,
  IconRefresh,
} from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { Chip } from "../blocks/chip.tsx";
import { useNow } from "../use-now.ts";
import { clock } from "../../words/duration.ts";

const icon = { size: 13, stroke: 2 };

/** State, time on the line and how well it carries. */
export function StateLine({ call }: { readonly call: LiveCall }) {
  return (
    <div className="state-line">
      <StateChip call={call} />
      {call.connectedAt !== null && <TalkTimer connectedAt={call.connectedAt} />}
      <span className="state-line-quality">
        {call.live?.recording && <RecordingChip recording={call.live.recording} />}
        {call.quality === "good" ? (
          <Chip tone="outline" icon={<IconAntennaBars5 {...icon} />}>
            Good
          </Chip>
        ) : (
          <Chip tone="amber" icon={<IconAntennaBars3 {...icon} />}>
            Poor
          </Chip>
        )}
      </span>
    </div>
  );
}

function RecordingChip({ recording }: { readonly recording: "recording" | "paused" }) {
  return recording === "recording" ? (
    <Chip tone="inverse" icon={<IconCircleFilled size={8} />}>
      REC
    </Chip>
  ) : (
    <Chip tone="outline" icon={<IconPlayerPause {...icon} />}>
      REC paused
    </Chip>
  );
}

function StateChip({ call: { state, muted, live } }: { readonly call: LiveCall }) {
  if (state === "reconnecting")
    return (
      <Chip tone="amber" tall icon={<IconRefresh {...icon} />}>
        Reconnecting
      </Chip>
    );
  if (live?.held)
    return (
      <Chip tone="amber" tall icon={<IconPlayerPause {...icon} />}>
        On hold
      </Chip>
    );
  if (muted)
    return (
      <Chip tone="amber" tall icon={<IconMicrophoneOff {...icon} />}>
        Muted
      </Chip>
    );
  return (
    <Chip tone="green" tall icon={<IconPhone {...icon} />}>
      Connected
    </Chip>
  );
}

function TalkTimer({ connectedAt }: { readonly connectedAt: number }) {
  const now = useNow(1000, connectedAt);
  return (
    <span className="talk-timer num" role="timer" aria-label="Time on the line">
      {clock((now - connectedAt) / 1000)}
    </span>
  );
}

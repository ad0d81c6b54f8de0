import { Slider } from "@mantine/core";
import type { Recording } from "@ringback/shared/recording";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { IconButton } from "../blocks/icon-button.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { clock } from "../../words/duration.ts";
import { useSound } from "./use-sound.ts";

interface Props {
  readonly message: Recording;
  /** Whether it begins by itself. */
  readonly atOnce: boolean;
}

export function VoicemailPlayer({ message: { id, durationSeconds, transcript }, atOnce }: Props) {
  const { playing, loading, problem, at, play, pause, goTo } = useSound(id, atOnce);
  const seconds = durationSeconds ?? 0;
  const look = { size: 16, stroke: 1.8 };

  return (
    <>
      <div className="voicemail-row">
        <IconButton
          label={playing ? "Pause the message" : "Play the message"}
          disabled={loading}
          onClick={() => (playing ? pause() : play())}
        >
          {playing ? <IconPlayerPause {...look} /> : <IconPlayerPlay {...look} />}
        </IconButton>
        <Slider
          className="voicemail-place"
          size="sm"
          min={0}
          max={Math.max(seconds, at)}
          step={0.1}
          value={at}
          label={clock}
          thumbLabel="Place in the message"
          thumbValueText={`${clock(at)} of ${clock(seconds)}`}
          onChange={goTo}
        />
        <span className="voicemail-time num">
          {clock(at)} / {clock(seconds)}
        </span>
      </div>
      <ProblemBlock problem={problem && { ...problem, title: "The message cannot be heard" }} />
      {transcript !== null && transcript !== "" && (
        <p className="voicemail-words">“{transcript}”</p>
      )}
    </>
  );
}

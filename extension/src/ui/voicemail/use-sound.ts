import { useCallback, useEffect, useRef, useState } from "react";
import { chooseSpeaker } from "../audio/speaker.ts";
import { worker } from "../clients.ts";
import { usePhone } from "../phone-store.ts";
import { useCommand } from "../use-command.ts";
import type { Words } from "../../words/error-words.ts";

interface Sound {
  readonly playing: boolean;
  readonly loading: boolean;
  readonly problem: Words | null;
  /** Seconds from the beginning. */
  readonly at: number;
  readonly play: () => void;
  readonly pause: () => void;
  readonly goTo: (seconds: number) => void;
}

/**
 * A recording to listen to on the agent's speaker; fetched when it is first played, silent when its
 * view goes. `atOnce`: it begins by itself.
 */
export function useSound(recordingId: string, atOnce: boolean): Sound {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const speakerId = usePhone(({ snapshot }) => snapshot?.speakerId ?? null);

  useEffect(() => {
    const element = new Audio();
    audio.current = element;
    element.addEventListener("timeupdate", () => setAt(element.currentTime));
    element.addEventListener("play", () => setPlaying(true));
    element.addEventListener("pause", () => setPlaying(false));
    return () => element.pause();
  }, []);

  const start = useCallback(async () => {
    const element = audio.current;
    if (!element) return;
    if (element.src === "") element.src = await worker.recordingSound({ recordingId });
    await chooseSpeaker(element, speakerId);
    await element.play();
  }, [recordingId, speakerId]);
  const { run, running, problem } = useCommand(start);

  const begun = useRef(false);
  useEffect(() => {
    if (!atOnce || begun.current) return;
    begun.current = true;
    void run();
  }, [atOnce, run]);

  return {
    playing,
    loading: running,
    problem,
    at,
    play: () => void run(),
    pause: () => audio.current?.pause(),
    goTo(seconds) {
      setAt(seconds);
      if (audio.current) audio.current.currentTime = seconds;
    },
  };
}

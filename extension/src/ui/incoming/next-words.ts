import type { CallerCard } from "@ringback/shared/live-call";

type Next = NonNullable<CallerCard["next"]>;

const steps: Readonly<Record<Next["step"], string>> = {
  mobile: "Your mobile rings",
  team: "The team rings",
  queue: "They wait in line",
  fallback: "Another number rings",
  voicemail: "They can leave a message",
};

/** What happens when nobody answers here: “Your mobile rings in 14 s.” */
export function nextWords({ step, at }: Next, now: number): string {
  const seconds = Math.ceil((at - now) / 1000);
  return seconds > 0 ? `${steps[step]} in ${seconds} s.` : `${steps[step]} now.`;
}

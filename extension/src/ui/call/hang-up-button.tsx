import "./hang-up-button.css";
import { UnstyledButton } from "@mantine/core";
import { IconPhoneOff } from "@tabler/icons-react";
import type { LiveCall } from "../../contracts/phone-snapshot.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { engine } from "../clients.ts";
import { whoShort } from "../person/who.ts";
import { usePhone } from "../phone-store.ts";
import { useCommand } from "../use-command.ts";

/** Always the last thing above the footer, in every state of a call. */
export function HangUpButton({ call }: { readonly call: LiveCall }) {
  const { run, problem } = useCommand(engine.hangUp);
  const others = usePhone(
    ({ snapshot }) => (snapshot?.incoming.length ?? 0) + (snapshot?.held.length ?? 0),
  );
  return (
    <>
      <ProblemBlock problem={problem} />
      <UnstyledButton className="hang-up" onClick={() => void run({ callId: call.callId })}>
        <IconPhoneOff size={19} stroke={2} aria-hidden />
        {others > 0 ? `Hang up on ${whoShort(call)}` : "Hang up"}
      </UnstyledButton>
    </>
  );
}

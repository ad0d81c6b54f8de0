import "./dial-field.css";
import { Button, TextInput } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useEffect, useRef, useState, type ClipboardEvent, type SubmitEvent } from "react";
import type { Handover } from "../../contracts/handover.ts";
import { countryOfNumber } from "../../numbers/country-of-number.ts";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { CountryPicker } from "./country-picker.tsx";
import { DialledPlace } from "./dialled-place.tsx";
import { formatTyped, readTyped, showPasted } from "./typed-number.ts";
import type { Dial } from "./use-dial.ts";

interface Props {
  readonly dial: Dial;
  readonly defaultCountry: string;
  /** A number that a page, a menu or a reminder handed over; the agent presses Call. */
  readonly handover: Handover | null;
  /** The agent opened this page to use it; a side panel must not take the focus. */
  readonly takesFocus: boolean;
}

/** Where a number is typed; says which country it is before the call. */
export function DialField({ dial, defaultCountry, handover, takesFocus }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => (handover ? shownFirst(handover, defaultCountry) : ""));
  const [chosen, setChosen] = useState(defaultCountry);
  const [unreadable, setUnreadable] = useState(false);
  /** Whose number the field holds, until it is changed. */
  const [given, setGiven] = useState(handover);
  const read = readTyped(text, chosen);
  const country = (text.trim().startsWith("+") && read && countryOfNumber(read.number)) || chosen;

  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  function type(typed: string): void {
    // Reformatting under a caret in the middle would move it.
    const atEnd = field.current?.selectionStart === typed.length;
    const grew = typed.length > text.length;
    setText(atEnd && grew ? formatTyped(typed, chosen) : typed);
    setGiven(null);
    setUnreadable(false);
  }

  function paste(event: ClipboardEvent<HTMLInputElement>): void {
    const shown = showPasted(event.clipboardData.getData("text"), chosen);
    if (shown === undefined) return;
    event.preventDefault();
    setText(shown);
    setGiven(null);
    setUnreadable(false);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!read) {
      setUnreadable(true);
      field.current?.focus();
      return;
    }
    const { number, international, extension } = read;
    const record = given?.record ?? undefined;
    void dial.call({ number, extension, record, name: given?.name ?? international });
  }

  return (
    <form className="dial" onSubmit={submit} aria-label="Call a number">
      <div className="dial-row">
        <CountryPicker country={country} onPick={setChosen} />
        <TextInput
          ref={field}
          className="dial-number"
          aria-label="Phone number"
          aria-describedby="dial-hint"
          error={unreadable}
          type="tel"
          autoComplete="off"
          placeholder="Number"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onPaste={paste}
        />
        <Button
          type="submit"
          size="lg"
          radius="md"
          loading={dial.asking}
          leftSection={<IconPhone size={18} stroke={2} aria-hidden />}
        >
          Call
        </Button>
      </div>
      <DialledPlace
        id="dial-hint"
        text={text}
        read={read}
        name={given?.name ?? null}
        country={country}
        wrong={unreadable}
      />
      <ProblemBlock problem={dial.problem} />
    </form>
  );
}

function shownFirst({ number, extension }: Handover, country: string): string {
  const written = extension === null ? number : `${number} ext. ${extension}`;
  return showPasted(written, country) ?? written;
}

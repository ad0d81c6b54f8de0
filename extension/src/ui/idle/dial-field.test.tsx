import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { Call } from "@ringback/shared/call";
import { expect, it } from "vitest";
import { CodedError } from "../../messaging/coded-error.ts";
import { ana, callId, liveCall } from "../../testing/fake-calls.ts";
import { serveFakes, showPage, tell } from "../fake-ringback.tsx";
import { PhoneView } from "../phone/phone-view.tsx";

async function openDialField(fakes: Parameters<typeof serveFakes>[0] = {}) {
  const asked = serveFakes(fakes);
  showPage(<PhoneView inPanel={false} />);
  const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "Phone number" });
  return { asked, field };
}

function type(field: HTMLInputElement, value: string): void {
  fireEvent.change(field, { target: { value } });
}

function callNow(): void {
  fireEvent.submit(screen.getByRole("form", { name: "Call a number" }));
}

it("has the focus when the popup opens", async () => {
  const { field } = await openDialField();
  expect(document.activeElement).toBe(field);
});

it("says which country and time it would call, then dials that number", async () => {
  const { asked, field } = await openDialField();
  type(field, "4155550151");
  expect(screen.getByText(/^Calls United States.* · \d\d:\d\d( [AP]M)? there$/)).toBeTruthy();
  callNow();
  await waitFor(() => expect(asked.dial.mock.calls.at(0)?.[0]).toEqual({ number: "+14155550151" }));
});

it("dials a pasted number with its extension", async () => {
  const { asked, field } = await openDialField();
  fireEvent.paste(field, { clipboardData: { getData: () => "tel:+44 20 7946 0126 ext. 204" } });
  expect(field.value).toBe("+44 20 7946 0126 ext. 204");
  expect(screen.getByRole("button", { name: /^Country: United Kingdom, ?GB/ })).toBeTruthy();
  callNow();
  await waitFor(() =>
    expect(asked.dial.mock.calls.at(0)?.[0]).toEqual({ number: "+442079460126", extension: "204" }),
  );
});

it("reads a national number in the country that was picked", async () => {
  const { asked, field } = await openDialField();
  fireEvent.click(screen.getByRole("button", { name: /^Country: United States/ }));
  fireEvent.change(await screen.findByRole("textbox", { name: "Find a country" }), {
    target: { value: "ger" },
  });
  fireEvent.click(await screen.findByRole("option", { name: /Germany/ }));
  type(field, "030 23125094");
  callNow();
  await waitFor(() =>
    expect(asked.dial.mock.calls.at(0)?.[0]).toEqual({ number: "+493023125094" }),
  );
});

it("does not dial what is no whole number, and says what to check", async () => {
  const { asked, field } = await openDialField();
  type(field, "555");
  callNow();
  expect((await screen.findByRole("alert")).textContent).toContain("not a whole phone number");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(asked.dial).not.toHaveBeenCalled();
});

it("makes one call of a double press", async () => {
  const { asked, field } = await openDialField();
  type(field, "4155550151");
  callNow();
  callNow();
  await waitFor(() => expect(asked.dial).toHaveBeenCalledOnce());
});

it("says what went wrong beside the field and lets the agent try again", async () => {
  const refusal = new CodedError("server-unreachable", "Your phone server does not answer", {
    detail: "Check your network.",
  });
  const { field } = await openDialField({ worker: { dial: () => Promise.reject(refusal) } });
  type(field, "4155550151");
  callNow();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toBe("Your phone server does not answerCheck your network.");
  expect(screen.getByRole("button", { name: "Call" }).hasAttribute("disabled")).toBe(false);
});

it("asks before a call there are reasons to wait for, and calls anyway when told to", async () => {
  const title = "It is 21:40 there. Quiet hours are 20:00 to 08:00.";
  const { asked, field } = await openDialField();
  asked.dial.mockReturnValueOnce({ result: "warned", warnings: ["quiet-hours"], title });
  type(field, "4155550151");
  callNow();
  expect((await screen.findByRole("alert")).textContent).toBe(title);
  fireEvent.click(screen.getByRole("button", { name: "Call +1 415 555 0151 anyway" }));
  await waitFor(() =>
    expect(asked.dial.mock.lastCall?.[0]).toEqual({
      number: "+14155550151",
      acknowledge: ["quiet-hours"],
    }),
  );
});

it("forgets the question when a call goes on meanwhile", async () => {
  const { asked, field } = await openDialField();
  asked.dial.mockReturnValueOnce({ result: "warned", warnings: ["quiet-hours"], title: "Late" });
  type(field, "4155550151");
  callNow();
  await screen.findByText("Late");
  tell({ rev: 2, call: liveCall() });
  await screen.findByRole("button", { name: "Hang up" });
  tell({ rev: 3, call: null });
  expect(await screen.findByRole("textbox", { name: "Phone number" })).toBeTruthy();
});

it("says why a call is refused", async () => {
  const { asked, field } = await openDialField();
  asked.dial.mockReturnValueOnce({
    result: "refused",
    title: "Calls to this country are not allowed",
    detail: "Ask your admin.",
  });
  type(field, "4155550151");
  callNow();
  expect((await screen.findByRole("alert")).textContent).toContain("Ask your admin.");
  fireEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(await screen.findByRole("textbox", { name: "Phone number" })).toBeTruthy();
});

const earlier: Call = {
  id: callId,
  direction: "outbound",
  state: "ended",
  outcome: "no-answer",
  number: "+14155550151",
  person: ana,
  startedAt: Date.now(),
  answeredAt: null,
  endedAt: Date.now(),
  talkSeconds: 0,
  note: "",
  noteVersion: 0,
  voicemailSeconds: null,
  callBackAsked: false,
  test: false,
  logged: false,
};

it("lists recent calls without test calls, and calls back for the same record", async () => {
  const other = "0192f5a0-0000-7000-8000-000000000002";
  const { asked } = await openDialField({
    worker: { recentCalls: () => [earlier, { ...earlier, id: other, test: true }] },
  });
  expect(await screen.findByText("No answer · not in the CRM yet")).toBeTruthy();
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  fireEvent.click(screen.getByRole("button", { name: "Call Ana Carvalho" }));
  await waitFor(() =>
    expect(asked.dial.mock.calls.at(0)?.[0]).toEqual({
      number: "+14155550151",
      record: ana.record,
    }),
  );
});

it("says so when the recent calls do not load, and loads them again", async () => {
  let answers = 0;
  await openDialField({
    worker: {
      recentCalls: () => {
        answers += 1;
        if (answers === 1) throw new CodedError("server-unreachable", "No answer from the server");
        return [earlier];
      },
    },
  });
  expect(await screen.findByText("Your recent calls did not load")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("listitem")).toBeTruthy();
});

import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { FollowUp } from "@ringback/shared/follow-up";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { CodedError } from "../../messaging/coded-error.ts";
import { ana, callId } from "../../testing/fake-calls.ts";
import { serveFakes, showPage } from "../fake-ringback.tsx";
import { PhoneView } from "../phone/phone-view.tsx";

beforeEach(() => {
  fakeBrowser.reset();
});

const idOf = (place: number): string => `0192f5a0-0000-7000-8000-00000000010${place}`;

function followUp(change: Partial<FollowUp> = {}): FollowUp {
  const now = Date.now();
  return {
    id: callId,
    reason: "missed-call",
    number: "+14155550151",
    person: ana,
    callIds: [callId],
    openedAt: now - 38 * 60_000,
    dueAt: now + 3_600_000,
    mine: true,
    taskUrl: null,
    ...change,
  };
}

it("shows who waits and for how long, and calls them back for their record", async () => {
  const late = { openedAt: Date.now() - 7_200_000, dueAt: Date.now() - 1 };
  const asked = serveFakes({
    worker: {
      followUps: () => [
        followUp(),
        followUp({ id: idOf(2), reason: "voicemail", person: null, mine: false, ...late }),
      ],
    },
  });
  showPage(<PhoneView inPanel={false} />);
  expect(await screen.findByRole("heading", { name: "Missed 2" })).toBeTruthy();
  expect(screen.getByText("Missed · waiting 38 min")).toBeTruthy();
  expect(screen.getByText("Voicemail · waiting 2 h 0 min, late · nobody’s yet")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Call Ana Carvalho back" }));
  await waitFor(() =>
    expect(asked.dial.mock.lastCall?.[0]).toEqual({ number: "+14155550151", record: ana.record }),
  );
});

it("shows the most urgent three first, and all when asked", async () => {
  const many = [1, 2, 3, 4].map((place) => followUp({ id: idOf(place) }));
  serveFakes({ worker: { followUps: () => many } });
  showPage(<PhoneView inPanel={false} />);
  await screen.findByRole("heading", { name: "Missed 4" });
  expect(screen.getAllByRole("button", { name: /back$/ })).toHaveLength(3);
  fireEvent.click(screen.getByRole("button", { name: "All" }));
  expect(screen.getAllByRole("button", { name: /back$/ })).toHaveLength(4);
});

it("cannot call back who hides their number, and says when the list did not load", async () => {
  serveFakes({ worker: { followUps: () => [followUp({ number: "", person: null })] } });
  const page = showPage(<PhoneView inPanel={false} />);
  expect(await screen.findByText("Hidden number")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /back$/ })).toBeNull();
  page.unmount();
  fakeBrowser.reset();
  serveFakes({
    worker: { followUps: () => Promise.reject(new CodedError("server-unreachable", "No")) },
  });
  showPage(<PhoneView inPanel={false} />);
  expect(await screen.findByText("Missed calls did not load")).toBeTruthy();
});

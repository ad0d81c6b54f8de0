import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { CodedError } from "../../messaging/coded-error.ts";
import { serveFakes, showPage } from "../fake-ringback.tsx";
import { PhoneView } from "./phone-view.tsx";

beforeEach(() => {
  fakeBrowser.reset();
});

it("takes calls, or none", async () => {
  const asked = serveFakes();
  showPage(<PhoneView inPanel={false} />);
  fireEvent.click(await screen.findByRole("switch", { name: "Available" }));
  await waitFor(() =>
    expect(asked.setPresence.mock.calls[0]?.[0]).toEqual({ state: "do-not-disturb" }),
  );
});

it("shows do not disturb, which stays when the server cannot be told otherwise", async () => {
  const dnd = { state: "do-not-disturb", onCall: false, lineAlive: true } as const;
  serveFakes({
    worker: {
      presence: () => dnd,
      setPresence: () => Promise.reject(new CodedError("server-unreachable", "No server")),
    },
  });
  showPage(<PhoneView inPanel={false} />);
  const control = await screen.findByRole("switch", { name: "Do not disturb" });
  fireEvent.click(control);
  expect(await screen.findByRole("switch", { name: "Not changed" })).toHaveProperty(
    "checked",
    false,
  );
});

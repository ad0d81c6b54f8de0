import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { browser } from "wxt/browser";
import { serveFakes, showPage } from "../fake-ringback.tsx";
import { OptionsView } from "./options-view.tsx";

const noEvents = { addListener: () => undefined, removeListener: () => undefined };

beforeEach(() => {
  Object.assign(browser.permissions, {
    contains: async () => false,
    onAdded: noEvents,
    onRemoved: noEvents,
  });
  Object.assign(browser.runtime, { getManifest: () => ({ version: "1.2.3" }) });
});

it("chooses when a caller's record opens by itself", async () => {
  const asked = serveFakes();
  showPage(<OptionsView />);
  const onAnswer = await screen.findByRole<HTMLInputElement>("radio", { name: "When I answer" });
  expect(onAnswer.checked).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: "Never" }));
  await waitFor(() =>
    expect(asked.chooseScreenPop.mock.lastCall?.[0]).toEqual({ screenPop: "off" }),
  );
});

it("shows on which device it rings", async () => {
  serveFakes({
    snapshot: { speakers: [{ id: "laptop", label: "Laptop speakers" }], ringId: "laptop" },
  });
  showPage(<OptionsView />);
  const ringOn = await screen.findByRole<HTMLInputElement>("combobox", { name: "Ring on" });
  expect(ringOn.value).toBe("Laptop speakers");
});

import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { CodedError } from "../../messaging/coded-error.ts";
import { ana, caller, callId, liveCall, ringing } from "../../testing/fake-calls.ts";
import { serveFakes, showPage } from "../fake-ringback.tsx";
import { PhoneView } from "../phone/phone-view.tsx";

beforeEach(() => {
  fakeBrowser.reset();
});

const phone = <PhoneView inPanel={false} />;
const other = (id: string, name: string) => ({
  record: { module: "Leads", id },
  name,
  url: `https://crm.example/${id}`,
});
const mirela = other("m1", "Mirela Popescu");
const dan = other("d1", "Dan Ionescu");
const talking = { snapshot: { call: liveCall({ direction: "inbound" }) } };
const button = (name: string | RegExp) => screen.findByRole("button", { name });

it("lets the agent say that it is the other one who has the number, and take it back", async () => {
  const asked = serveFakes({
    ...talking,
    worker: { caller: () => ({ ...caller, confidence: "exact", others: [mirela] }) },
  });
  asked.chooseCaller.mockReturnValue({ ...caller, others: [ana] });
  showPage(phone);
  fireEvent.click(await button("Maybe Mirela Popescu"));
  await button("Maybe Ana Carvalho");
  expect(asked.chooseCaller.mock.calls[0]?.[0]).toEqual({ callId, record: mirela.record });
});

it("offers a list where many have the number", async () => {
  const asked = serveFakes({
    ...talking,
    worker: { caller: () => ({ ...caller, confidence: "exact", others: [mirela, dan] }) },
  });
  showPage(phone);
  fireEvent.click(await button("Maybe one of 2 others"));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Dan Ionescu, Lead" }));
  await waitFor(() =>
    expect(asked.chooseCaller.mock.calls[0]?.[0]).toEqual({ callId, record: dan.record }),
  );
});

it("says why somebody could not be chosen, and leaves the choice", async () => {
  serveFakes({
    ...talking,
    worker: {
      caller: () => ({ ...caller, confidence: "exact", others: [mirela] }),
      chooseCaller: () =>
        Promise.reject(new CodedError("record-refused", "You cannot choose this record")),
    },
  });
  showPage(phone);
  fireEvent.click(await button("Maybe Mirela Popescu"));
  expect(await screen.findByText(/You cannot choose this record/)).toBeTruthy();
  await button("Maybe Mirela Popescu");
});

it("marks somebody of whom only the last ten digits agree", async () => {
  const unsure = { ...caller, confidence: "last-ten-digits" as const };
  serveFakes({ ...talking, worker: { caller: () => unsure } });
  showPage(phone);
  expect(await screen.findByText(/Only the last ten digits agree/)).toBeTruthy();
});

it("says while it rings, too, that it may be somebody else", async () => {
  const others = [mirela, dan];
  serveFakes({
    snapshot: { incoming: [ringing()] },
    worker: { caller: () => ({ ...caller, confidence: "last-ten-digits", others }) },
  });
  showPage(phone);
  expect(await screen.findByText("Only the last ten digits of the number agree")).toBeTruthy();
  expect(screen.getByText("Mirela Popescu, Dan Ionescu")).toBeTruthy();
});

it("says nothing where only one has the number", async () => {
  serveFakes({ ...talking, worker: { caller: () => ({ ...caller, confidence: "exact" }) } });
  showPage(phone);
  await button("Hang up");
  expect(screen.queryByText(/Maybe/)).toBeNull();
});

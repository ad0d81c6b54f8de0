import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import type { Setup } from "../../contracts/worker.ts";
import { CodedError } from "../../messaging/coded-error.ts";
import { liveCall } from "../../testing/fake-calls.ts";
import { serveFakes, setHidden, showPage, signedIn, tell } from "../fake-ringback.tsx";
import { OnboardingView } from "./onboarding-view.tsx";

const request = vi.fn<(asked: { origins: string[] }) => Promise<boolean>>();

beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  Object.assign(browser.permissions, { request });
  stubSound();
});
afterEach(() => vi.unstubAllGlobals());

/** A microphone that is open and silent; happy-dom has no sound. */
function stubSound(): void {
  const getUserMedia = () => {
    microphonesOpen += 1;
    const stop = () => (microphonesOpen -= 1);
    return Promise.resolve({ getTracks: () => [{ stop }] });
  };
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia }, configurable: true });
  vi.stubGlobal(
    "AudioContext",
    class {
      createMediaStreamSource = () => ({ connect: () => undefined });
      close = () => Promise.resolve();
    },
  );
  vi.stubGlobal(
    "AnalyserNode",
    class {
      fftSize = 4;
      getFloatTimeDomainData = (samples: Float32Array) => samples.fill(loudness);
    },
  );
}
let loudness = 0;
let microphonesOpen = 0;
afterEach(() => (loudness = 0));

/** A worker whose set-up goes on as the page tells it to. */
function showOnboarding(start: Setup, fakes: Parameters<typeof serveFakes>[0] = {}) {
  let setup = start;
  const change = (changes: Partial<Setup>) => (setup = { ...setup, ...changes });
  serveFakes({
    ...fakes,
    worker: {
      setup: () => setup,
      useServer: ({ origin }) => void change({ serverOrigin: origin }),
      addCrmOrigin: ({ origin }) => void change({ crmOrigins: [origin] }),
      signIn: () => {
        change({ me: signedIn.me });
        return signedIn.me ?? Promise.reject(new CodedError("none", "nobody"));
      },
      ...fakes.worker,
    },
  });
  showPage(<OnboardingView />);
}

const fresh: Setup = {
  serverOrigin: null,
  me: null,
  crmOrigins: [],
  country: null,
  screenPop: "on-answer",
};
const withServer: Setup = { ...fresh, serverOrigin: "https://calls.example" };

async function findServer(address: string): Promise<void> {
  fireEvent.change(await screen.findByRole("textbox", { name: "Server address" }), {
    target: { value: address },
  });
  fireEvent.click(screen.getByRole("button", { name: "Find the server" }));
}

it("asks for exactly the address that was typed, shows the server and goes on to sign in", async () => {
  showOnboarding(fresh);
  await findServer("calls.example:8443/welcome");
  expect(await screen.findByText("Found calls.example:8443")).toBeTruthy();
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ["https://calls.example:8443/*"] });
  expect(screen.getByText(/answers in 38 ms/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(await screen.findByRole("heading", { name: "Sign in with SuiteCRM" })).toBeTruthy();
});

it("goes on with the keyboard at the title of the next step", async () => {
  showOnboarding(withServer);
  const title = await screen.findByRole("heading", { name: "Sign in with SuiteCRM" });
  await waitFor(() => expect(document.activeElement).toBe(title));
  const back = screen.getByRole("button", { name: "Back" });
  back.focus();
  fireEvent.click(back);
  const before = await screen.findByRole("heading", { name: /server/i });
  await waitFor(() => expect(document.activeElement).toBe(before));
});

it("finds the server with the Enter key, and again when the address changes", async () => {
  showOnboarding(fresh);
  await findServer("calls.example");
  await screen.findByText("Found calls.example");
  fireEvent.change(screen.getByRole("textbox", { name: "Server address" }), {
    target: { value: "other.example" },
  });
  expect(screen.queryByText(/^Found/)).toBeNull();
  expect(screen.getByRole("button", { name: "Find the server" })).toBeTruthy();
});

it.each([
  ["", "No address yet"],
  ["calls example", "This is not a web address"],
  ["http://calls.example", "This address is not secure"],
])("says what is wrong with the address %j without asking the browser", async (typed, title) => {
  showOnboarding(fresh);
  await findServer(typed);
  expect((await screen.findByRole("alert")).textContent).toContain(title);
  expect(request).not.toHaveBeenCalled();
});

it("says what to do when the browser did not allow the address", async () => {
  request.mockResolvedValue(false);
  showOnboarding(fresh);
  await findServer("calls.example");
  expect((await screen.findByRole("alert")).textContent).toContain(
    "choose Allow for calls.example",
  );
});

it("passes on what the worker says about a server it cannot use", async () => {
  const refusal = new CodedError("not-ringback", "This is another server", { detail: "Check it." });
  showOnboarding(fresh, { worker: { findServer: () => Promise.reject(refusal) } });
  await findServer("calls.example");
  expect((await screen.findByRole("alert")).textContent).toBe("This is another serverCheck it.");
});

it("signs in and goes on to the CRM site", async () => {
  showOnboarding(withServer);
  fireEvent.click(await screen.findByRole("button", { name: "Open sign-in" }));
  expect(await screen.findByRole("heading", { name: "Show buttons in the CRM" })).toBeTruthy();
});

it("waits for the sign-in window, and says so when it did not work", async () => {
  let fail: (error: Error) => void = () => undefined;
  const signIn = () => new Promise<never>((_, reject) => (fail = reject));
  showOnboarding(withServer, { worker: { signIn } });
  fireEvent.click(await screen.findByRole("button", { name: "Open sign-in" }));
  expect(await screen.findByRole("button", { name: "Waiting for sign-in…" })).toBeTruthy();
  fail(
    new CodedError("sign-in-closed", "The sign-in window was closed", { detail: "Open it again." }),
  );
  expect((await screen.findByRole("alert")).textContent).toContain("The sign-in window was closed");
  expect(screen.getByRole("button", { name: "Open sign-in" })).toBeTruthy();
});

it("draws buttons on exactly the server’s CRM, and goes on to the microphone", async () => {
  showOnboarding({ ...signedIn, crmOrigins: [], country: null });
  expect(await screen.findByText("crm.example")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Allow on this site" }));
  expect(await screen.findByRole("heading", { name: "Microphone and test call" })).toBeTruthy();
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: ["https://crm.example/*"] });
});

it("goes on without the CRM site when told not now", async () => {
  showOnboarding({ ...signedIn, crmOrigins: [], country: null });
  fireEvent.click(await screen.findByRole("button", { name: "Not now" }));
  expect(await screen.findByRole("heading", { name: "Microphone and test call" })).toBeTruthy();
  expect(request).not.toHaveBeenCalled();
});

it("lets the agent go back to a step that is done, and not ahead of one that is not", async () => {
  showOnboarding(withServer);
  await screen.findByRole("heading", { name: "Sign in with SuiteCRM" });
  expect(screen.getByRole("button", { name: /^CRM site/ })).toHaveProperty("disabled", true);
  fireEvent.click(screen.getByRole("button", { name: /^Server.*Done$/ }));
  expect(await screen.findByRole("heading", { name: "Which server do you use?" })).toBeTruthy();
  expect(await screen.findByText("Found calls.example")).toBeTruthy();
});

it("opens at the step its address names", async () => {
  location.hash = "microphone";
  showOnboarding(
    { ...signedIn, crmOrigins: [], country: null },
    { snapshot: { microphone: "prompt" } },
  );
  expect(await screen.findByRole("button", { name: "Allow the microphone" })).toBeTruthy();
});

it("says what to do when the microphone is blocked", async () => {
  showOnboarding(signedIn, { snapshot: { microphone: "denied" } });
  expect(await screen.findByText("Your browser blocked the microphone")).toBeTruthy();
});

it("checks the test call, and asks only the agent what only they can hear", async () => {
  showOnboarding(signedIn);
  fireEvent.click(await screen.findByRole("button", { name: "Call the test line" }));
  const call = liveCall({ test: true, person: null });
  tell({ rev: 2, call });
  expect(await screen.findByRole("button", { name: "Hang up the test call" })).toBeTruthy();
  const check = (word: string) => screen.getByText(word).closest("li")?.dataset["done"];
  expect(check("Test line answered")).toBe("true");
  expect(check("You spoke, your microphone works")).toBe("false");
  expect(screen.queryByText(/Did you hear yourself/)).toBeNull();

  loudness = 0.2;
  expect(await screen.findByText("Did you hear yourself a moment later?")).toBeTruthy();
  expect(check("You spoke, your microphone works")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Yes" }));
  await waitFor(() => expect(check("You heard yourself")).toBe("true"));
});

it("lets the microphone go while another tab lies in front", async () => {
  showOnboarding(signedIn);
  await waitFor(() => expect(microphonesOpen).toBe(1));
  setHidden(true);
  await waitFor(() => expect(microphonesOpen).toBe(0));
  setHidden(false);
  await waitFor(() => expect(microphonesOpen).toBe(1));
});

it("says why the test call did not come about", async () => {
  showOnboarding(signedIn);
  await screen.findByRole("button", { name: "Call the test line" });
  const call = liveCall({ test: true, person: null, state: "ended", connectedAt: null });
  tell({ rev: 2, call: { ...call, ending: "connection" } });
  expect((await screen.findByRole("alert")).textContent).toContain("could not leave this computer");
});

it("closes its tab when the agent starts working", async () => {
  const remove = vi.fn<(id: number) => Promise<void>>().mockResolvedValue(undefined);
  Object.assign(browser.tabs, { getCurrent: () => Promise.resolve({ id: 7 }), remove });
  showOnboarding(signedIn);
  fireEvent.click(await screen.findByRole("button", { name: "Start working" }));
  await waitFor(() => expect(remove).toHaveBeenCalledExactlyOnceWith(7));
});

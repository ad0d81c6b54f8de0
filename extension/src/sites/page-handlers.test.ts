import { beforeEach, expect, it, vi } from "vitest";
import { page } from "../contracts/page.ts";
import type { DialResult } from "../contracts/worker.ts";
import { fakeSenders, sendAs } from "../messaging/fake-senders.ts";
import { serve } from "../messaging/serve.ts";
import { createPageHandlers, type PageHost } from "./page-handlers.ts";

const crm = "https://crm.example";
const dial = vi.fn<PageHost["dial"]>();
const dialing: DialResult = {
  result: "dialing",
  callId: "0192f0c0-0000-7000-8000-000000000001",
};
const click = {
  to: "page",
  command: "dial",
  input: { number: "+442079460126", extension: null, record: { module: "Leads", id: "1" } },
};

beforeEach(() => {
  dial.mockReset().mockResolvedValue(dialing);
  serve(
    page,
    createPageHandlers({
      approvedOrigins: () => Promise.resolve([crm]),
      country: () => Promise.resolve("GB"),
      dial,
    }),
  );
});

it("dials for a click on an approved CRM page", async () => {
  await expect(sendAs(fakeSenders.contentScript(crm), click)).resolves.toEqual({
    ok: true,
    value: { dialing: true, message: null },
  });
  expect(dial).toHaveBeenCalledExactlyOnceWith({
    number: "+442079460126",
    extension: undefined,
    record: { module: "Leads", id: "1" },
  });
});

it.each([
  "https://evil.example",
  "https://crm.example.evil.example",
  "http://crm.example",
  "https://crm.example:8443",
  "null",
])("does not dial for a page of %s, whatever it says", async (origin) => {
  const forged = { ...click, origin: crm, input: { ...click.input, origin: crm } };
  await expect(sendAs(fakeSenders.contentScript(origin), forged)).resolves.toEqual({
    ok: true,
    value: { dialing: false, message: "Ringback is not switched on for this site." },
  });
  await expect(
    sendAs(fakeSenders.contentScript(origin), { ...readNumbers(["020 7946 0126"]) }),
  ).resolves.toMatchObject({ ok: false, code: "not-here" });
  expect(dial).not.toHaveBeenCalled();
});

it("does not take the extension's own pages for a CRM page", async () => {
  await expect(sendAs(fakeSenders.extensionPage, click)).resolves.toMatchObject({
    value: { dialing: false },
  });
});

function readNumbers(texts: string[]) {
  const found = texts.map((text) => ({ text, field: "phone_work" }));
  return { to: "page", command: "readNumbers", input: { texts: found } };
}

it("reads a batch of texts in order, in the agent's country", async () => {
  const message = readNumbers(["020 7946 0126", "n/a", "+1 646 555 0177 ext 204"]);
  await expect(sendAs(fakeSenders.contentScript(crm), message)).resolves.toEqual({
    ok: true,
    value: {
      numbers: [
        [
          {
            number: "+442079460126",
            international: "+44 20 7946 0126",
            kind: "landline",
            extension: null,
          },
        ],
        [],
        [
          {
            number: "+16465550177",
            international: "+1 646 555 0177 ext. 204",
            kind: "mobile",
            extension: "204",
          },
        ],
      ],
    },
  });
});

it.each([
  [
    { result: "refused", title: "You are signed out", detail: "Sign in to make calls." },
    "You are signed out. Sign in to make calls.",
  ],
  [
    { result: "warned", title: "It is 23:10 there", warnings: ["quiet-hours"] },
    "It is 23:10 there. Open Ringback to call anyway.",
  ],
] as const)("tells the page why it does not dial", async (result, message) => {
  dial.mockResolvedValue(structuredClone(result) as DialResult);
  await expect(sendAs(fakeSenders.contentScript(crm), click)).resolves.toEqual({
    ok: true,
    value: { dialing: false, message },
  });
});

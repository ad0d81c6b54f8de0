import { beforeEach, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { sendJson, startTestServer } from "../server/test-server.ts";
import { findServer } from "./find-server.ts";

const about = {
  product: "Ringback",
  version: "0.1.0",
  crm: { origin: "https://crm.example" },
  signIn: "password",
};
const contains = vi.fn<() => Promise<boolean>>();

beforeEach(() => {
  contains.mockReset().mockResolvedValue(true);
  Object.assign(browser.permissions, { contains });
});

it("finds a Ringback server", async () => {
  const origin = await startTestServer((request, response) => {
    if (request.url === "/api/about") sendJson(response, 200, about);
    else response.writeHead(404).end();
  });
  await expect(findServer(`${origin}/console/`)).resolves.toMatchObject({ origin, about });
});

it.each([
  ["", "address-empty"],
  ["calls example", "address-typo"],
  ["http://calls.example.org", "address-insecure"],
  ["http://127.0.0.1:9", "server-unreachable"],
])("says what is wrong with %j", async (address, code) => {
  await expect(findServer(address)).rejects.toMatchObject({
    code,
    message: expect.any(String),
    detail: expect.any(String),
  });
});

it("asks for the permission first, since nothing could be reached without it", async () => {
  contains.mockResolvedValue(false);
  await expect(findServer("calls.example.org")).rejects.toMatchObject({
    code: "permission-missing",
  });
  expect(contains).toHaveBeenCalledWith({ origins: ["https://calls.example.org/*"] });
});

it.each([
  ["a web page", 200, "<html>hello</html>"],
  ["another product", 200, JSON.stringify({ ...about, product: "Other" })],
  ["a page that is not there", 404, JSON.stringify({ status: 404, code: "x", title: "x" })],
])("knows %s from a Ringback server", async (_, status, content) => {
  const origin = await startTestServer((_request, response) => {
    response.writeHead(status).end(content);
  });
  await expect(findServer(origin)).rejects.toMatchObject({ code: "not-ringback" });
});

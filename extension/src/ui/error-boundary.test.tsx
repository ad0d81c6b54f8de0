import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { ErrorBoundary } from "./error-boundary.tsx";
import { showPage } from "./fake-ringback.tsx";

function Broken(): never {
  throw new Error("a fault");
}

it("keeps a page with a fault in words, and leaves the call alone", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  showPage(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByText("This page stopped working")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Reload this page" })).toBeTruthy();
});

import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { ErrorBoundary } from "./error-boundary.tsx";
import { followPhone } from "./phone-store.ts";
import { followSetup } from "./setup-store.ts";
import { ThemeProvider } from "./theme/theme-provider.tsx";

/** Puts a page of the extension on screen and keeps its mirrors of phone and set-up fresh. */
export function startPage(page: ReactNode): void {
  const root = document.querySelector("#root");
  if (!root) throw new Error("The page has no #root");
  followPhone();
  followSetup();
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <ErrorBoundary>{page}</ErrorBoundary>
      </ThemeProvider>
    </StrictMode>,
  );
}

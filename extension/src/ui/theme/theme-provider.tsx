import "./mantine-styles.ts";
import "./base.css";
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { cssVariables } from "./css-variables.ts";
import { theme } from "./theme.ts";

/** Colours, sizes and type for a page; light or dark as the system says. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

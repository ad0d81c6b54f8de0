import type { CSSVariablesResolver } from "@mantine/core";
import { colour, tokens } from "./tokens.ts";

/** Mantine's own variables, said in our tokens. */
const mantine = {
  "--mantine-color-body": colour("bg"),
  "--mantine-color-text": colour("text"),
  "--mantine-color-dimmed": colour("text-2"),
  "--mantine-color-placeholder": colour("text-2"),
  "--mantine-color-bright": colour("text"),
  "--mantine-color-anchor": colour("accent-text"),
  "--mantine-color-error": colour("red-text"),
  "--mantine-color-default": colour("surface"),
  "--mantine-color-default-hover": colour("sunken"),
  "--mantine-color-default-color": colour("text"),
  "--mantine-color-default-border": colour("border"),
  "--mantine-color-disabled": colour("sunken"),
  "--mantine-color-disabled-color": colour("text-2"),
  "--mantine-color-disabled-border": colour("border"),
  "--mantine-color-iris-filled": colour("accent"),
  "--mantine-color-iris-filled-hover": colour("accent-hover"),
  "--mantine-color-iris-light": colour("accent-soft"),
  "--mantine-color-iris-light-hover": colour("accent-soft"),
  "--mantine-color-iris-light-color": colour("accent-text"),
  "--mantine-color-iris-text": colour("accent-text"),
  "--mantine-color-iris-outline": colour("accent-text"),
  "--mantine-primary-color-filled": colour("accent"),
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...named(tokens.light), ...mantine },
  dark: { ...named(tokens.dark), ...mantine },
});

function named(colours: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(colours).map(([name, hex]) => [`--rb-${name}`, hex]));
}

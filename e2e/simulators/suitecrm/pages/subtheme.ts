/** The five looks of the CRM's one theme: only colours differ, the pages' elements do not. */
export const subthemes = ["Dawn", "Day", "Dusk", "Night", "Noon"] as const;
export type Subtheme = (typeof subthemes)[number];

export const subthemeCookie = "sugar_user_theme";
const usual: Subtheme = "Day";

export function isSubtheme(name: unknown): name is Subtheme {
  return subthemes.some((known) => known === name);
}

/** Which look a request asks for: in its query, else in its cookie. */
export function subthemeOf(asked: unknown, cookieHeader = ""): Subtheme {
  if (isSubtheme(asked)) return asked;
  for (const part of cookieHeader.split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === subthemeCookie && isSubtheme(value)) return value;
  }
  return usual;
}

const light = {
  page: "#ffffff",
  text: "#333b42",
  field: "rgb(245, 245, 245)",
  row: "#f7f7f7",
  line: "#e3e3e6",
  hover: "#eaecf1",
};

/** Links and the detail view's cells have the colours measured on the real theme. */
const colours: Record<Subtheme, Readonly<Record<string, string>>> = {
  Dawn: { ...light, link: "rgb(229, 100, 85)", bar: "#66587a", head: "#8b7f9c" },
  Day: { ...light, link: "rgb(75, 151, 196)", bar: "#3c4b5a", head: "#5d6b73" },
  Dusk: { ...light, link: "rgb(255, 116, 103)", bar: "#3a3346", head: "#5b5468" },
  Night: {
    page: "#1f2f38",
    text: "#ffffff",
    field: "rgb(37, 63, 74)",
    row: "#253f4a",
    line: "#1f2f38",
    hover: "#2d4b58",
    link: "rgb(230, 160, 109)",
    bar: "#16232a",
    head: "#16232a",
  },
  Noon: { ...light, link: "rgb(0, 30, 64)", bar: "#00264f", head: "#3a5878" },
};

/** The look as CSS variables, to stand before the pages' common style. */
export function subthemeVariables(subtheme: Subtheme): string {
  const lines = Object.entries(colours[subtheme]).map(([name, value]) => `  --${name}: ${value};`);
  return `:root {\n${lines.join("\n")}\n}\n`;
}

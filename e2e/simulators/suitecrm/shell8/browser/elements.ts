type Child = Node | string;

/**
 * Makes an element as `tag.class.class`, its attributes and children. What Angular inserts by a
 * condition carries its mark, written here as the class `*`.
 */
export function make(
  selector: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const [tag = "div", ...classes] = selector.split(".");
  const element = document.createElement(tag);
  if (classes.length > 0) {
    element.className = classes.map((name) => (name === "*" ? "ng-star-inserted" : name)).join(" ");
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The comments Angular leaves where its conditions stand. */
export function anchors(count: number): Comment[] {
  return Array.from({ length: count }, () => document.createComment(""));
}

export function on(
  element: HTMLElement,
  event: string,
  react: (event: Event) => void,
): HTMLElement {
  element.addEventListener(event, react);
  return element;
}

const lines: Readonly<Record<string, string>> = {
  pencil: "M3 13l1-4 7-7 3 3-7 7z",
  plus: "M8 2v12M2 8h12",
  plus_thin: "M8 2v12M2 8h12",
  home: "M2 8l6-6 6 6M4 7v7h8V7",
  user: "M8 8a3 3 0 100-6 3 3 0 000 6zM2 15c0-4 12-4 12 0",
  back_icon: "M10 3L5 8l5 5",
  paginate_first: "M12 3L7 8l5 5M4 3v10",
  paginate_previous: "M10 3L5 8l5 5",
  paginate_next: "M6 3l5 5-5 5",
  paginate_last: "M4 3l5 5-5 5M12 3v10",
  phone: "M4 2l2 4-2 2 4 4 2-2 4 2-2 2C7 16 0 9 2 4z",
  sort: "M5 6l3-3 3 3M5 10l3 3 3-3",
  "sort-active": "M4 6l4 4 4-4",
  "dots-vertical": "M8 3v1M8 8v1M8 13v1",
  down_carret: "M4 6l4 4 4-4",
  list: "M3 4h10M3 8h10M3 12h10",
};

/** An icon: the CRM draws them as inline pictures. */
export function icon(name: string, selector = "scrm-image"): HTMLElement {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", lines[name] ?? "M3 3h10v10H3z");
  picture.append(line);
  const shape = make(`svg-icon.sicon.image-${name}.*`, { title: "" });
  shape.append(picture);
  return make(selector, {}, shape, ...anchors(4));
}

/** A button inside its component. */
export function button(
  selector: string,
  title: string,
  press: () => void,
  ...children: readonly Child[]
): HTMLElement {
  const inner = make(`button${selector}`, { type: "button", title }, ...children);
  on(inner, "click", press);
  return make("scrm-button.*", {}, inner, ...anchors(1));
}

export function label(text: string): HTMLElement {
  return make("scrm-label.*", {}, ` ${text} `, ...anchors(5));
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

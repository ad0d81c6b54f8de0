import { wait } from "./elements.ts";
import { readRoute, type Route } from "./route.ts";

/** What stands behind the router outlet. */
export interface View {
  readonly element: HTMLElement;
  /** Called once, after the view was inserted. */
  readonly inserted?: () => void;
  readonly removed?: () => void;
}

/** What the resolvers of a route come to: a view, or another address. */
export type Resolved = { readonly view: () => View } | { readonly redirect: string };

/** From the new address to the new view, and from there to the end of the old one, in ms. */
const untilInserted = 17;
const untilRemoved = 40;

/**
 * Angular's router as it works here: resolvers first; a followed link changes the address after
 * them, back and forward before them. The old view outlives the new one's arrival for a moment.
 */
export class Navigator {
  readonly #outlet: HTMLElement;
  readonly #resolve: (route: Route) => Promise<Resolved>;
  #turn = 0;
  #current: View | undefined;

  constructor(outlet: HTMLElement, resolve: (route: Route) => Promise<Resolved>) {
    this.#outlet = outlet;
    this.#resolve = resolve;
    addEventListener("popstate", () => void this.#arrive(location.hash, "already there"));
  }

  start(): Promise<void> {
    return this.#arrive(location.hash, "already there");
  }

  go(url: string): Promise<void> {
    return this.#arrive(url, "after the resolvers");
  }

  /** Makes an `a` follow its address the way a router link does. */
  link(anchor: HTMLElement, url: string): HTMLElement {
    anchor.setAttribute("href", `#${url}`);
    anchor.addEventListener("click", (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void this.go(url);
    });
    return anchor;
  }

  async #arrive(address: string, url: "already there" | "after the resolvers"): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const route = readRoute(address);
    const resolved = await this.#resolve(route);
    if (turn !== this.#turn) return;
    if ("redirect" in resolved) {
      await this.#arrive(resolved.redirect, "after the resolvers");
      return;
    }
    const hash = `#${route.url}`;
    if (url === "already there") history.replaceState(history.state, "", hash);
    else if (hash !== location.hash) history.pushState({}, "", hash);
    await wait(untilInserted);
    if (turn !== this.#turn) return;
    this.#insert(resolved.view());
  }

  #insert(view: View): void {
    const before = this.#current;
    this.#current = view;
    const place = before?.element.isConnected === true ? before.element : this.#outlet;
    place.after(view.element);
    view.inserted?.();
    if (before !== undefined) void leave(before);
  }
}

async function leave(view: View): Promise<void> {
  await wait(untilRemoved);
  view.removed?.();
  view.element.remove();
}

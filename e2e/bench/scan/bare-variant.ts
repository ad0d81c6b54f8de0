import { askWithoutHosts, openBrowser, type Variant } from "./variant.ts";

/** The page alone, in a browser without any extension. */
export async function openBare(): Promise<Variant> {
  const nothing = async (): Promise<void> => undefined;
  return {
    ...(await openBrowser()),
    start: nothing,
    isDone: askWithoutHosts,
    prove: nothing,
    stop: nothing,
  };
}

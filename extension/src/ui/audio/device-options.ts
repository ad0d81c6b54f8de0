import type { AudioDevice } from "../../contracts/phone-snapshot.ts";

/** Devices to choose from; the system's own choice is always one of them. */
export function deviceOptions(devices: readonly AudioDevice[]) {
  const known = devices.map(({ id, label }) => ({ value: id, label }));
  return known.some(({ value }) => value === "default")
    ? known
    : [{ value: "default", label: "The system’s own" }, ...known];
}

import type { Fetch } from "../suitecrm/exchange.ts";
import { createCrmPeopleApi } from "./crm-people-api.ts";
import { createCrmRecords } from "./crm-records.ts";

/** The CRM with its people and with what we write to it; `fetchAccounts` knows its users. */
export function createWholeCrm(now: () => number) {
  const people = createCrmPeopleApi(now);
  const records = createCrmRecords();
  let isDown = false;
  const refused: string[] = [];

  const over =
    (fetchAccounts: Fetch): Fetch =>
    async (input, init) => {
      const { pathname } = new URL(String(input instanceof Request ? input.url : input));
      if (isDown) {
        refused.push(pathname);
        throw new TypeError("fetch failed");
      }
      const isAccounts = /\/(?:access_token|V8\/current-user|V8\/module\/Users)$/.test(pathname);
      if (isAccounts) return fetchAccounts(input, init);
      const isWritten = /\/V8\/module(?:\/(?:Calls|Tasks|Notes|Documents)\/.*)?$/.test(pathname);
      return isWritten ? records.fetch(input, init) : people.fetch(input, init);
    };

  return {
    people,
    records,
    over,
    /** The paths of the requests that met nobody. */
    refused: () => refused.slice(),
    setDown(down: boolean) {
      isDown = down;
    },
  };
}

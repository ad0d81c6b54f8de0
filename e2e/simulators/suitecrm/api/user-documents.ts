import { v5 as uuidv5 } from "uuid";
import type { Crm } from "../crm.ts";
import { readUtc, writeForUser } from "../records/display-time.ts";
import { moduleDefinition } from "../records/module-definition.ts";
import { valueOf } from "../records/record.ts";
import { attributeOf } from "./attributes.ts";
import { ApiProblem } from "./problem.ts";
import { recordDocument } from "./record-document.ts";

/** `GET /current-user`: everything, the id too, and times in display format. */
export function currentUserDocument(crm: Crm, userId: string): unknown {
  const record = crm.accounts.find(userId);
  if (record === undefined) throw ApiProblem.record("Not found");
  const reading = { crm, module: "Users", record, readerId: userId } as const;
  const display = { timeZone: "UTC", dateFormat: "m/d/Y", timeFormat: "H:i" };
  const attributes = [...moduleDefinition("Users").fields.values()].map((field) => {
    const stored = valueOf(record, field.name);
    if (field.name === "factor_auth") return [field.name, ""];
    if (field.dbType !== "datetime") return [field.name, attributeOf(reading, field)];
    const isTime = stored !== "" && !Number.isNaN(readUtc(stored).getTime());
    return [field.name, isTime ? writeForUser(stored, display) : ""];
  });
  const document = recordDocument(reading, undefined, "V8/current-user");
  return {
    data: Object.assign({}, document, {
      attributes: { id: userId, ...Object.fromEntries(attributes) },
    }),
  };
}

const publishNamespace = "0d6a5d0e-52f9-4f9c-9f2b-3f3d8d1c7a10";

/** `GET /user-preferences/{id}`: of anybody, whoever asks. */
export function preferencesDocument(crm: Crm, userId: string): unknown {
  if (crm.accounts.find(userId) === undefined) throw ApiProblem.notFound("Users", userId);
  const chosen = crm.accounts.chosenPreferencesOf(userId);
  const formats =
    chosen === undefined ? {} : { datef: chosen.dateFormat, timef: chosen.timeFormat };
  return {
    data: {
      type: "UserPreference",
      id: userId,
      attributes: {
        global: {
          calendar_publish_key: uuidv5(userId, publishNamespace),
          mailmerge_on: "off",
          swap_last_viewed: false,
          swap_shortcuts: false,
          navigation_paradigm: "gm",
          sort_modules_by_name: "",
          subpanel_tabs: true,
          count_collapsed_subpanels: "",
          module_favicon: false,
          hide_tabs: [],
          remove_tabs: [],
          no_opps: "off",
          timezone: chosen?.timeZone ?? "UTC",
          ut: 1,
          use_real_names: true,
          mail_smtpauth_req: "",
          mail_smtpssl: 0,
          email_show_counts: 0,
          ...formats,
          user_theme: "SuiteP",
          theme_current_group: "All",
        },
      },
    },
  };
}

import { randomBytes } from "node:crypto";
import type { Key, Keys } from "../resources/keys.ts";
import { rfc2822 } from "./format.ts";
import type { Resource } from "./operation.ts";
import { listPage } from "./page.ts";

function keyJson(key: Key): object {
  return {
    sid: key.sid,
    friendly_name: key.friendlyName,
    date_created: rfc2822(key.dateCreated),
    date_updated: rfc2822(key.dateUpdated),
  };
}

export function keysResources(keys: Keys): readonly Resource[] {
  return [
    {
      path: "/Keys.json",
      needsAuthToken: true,
      operations: {
        GET: (request) => ({
          status: 200,
          body: listPage("keys", keys.list(), keyJson, request),
        }),
        POST: ({ form }) => {
          const friendlyName = form.text("FriendlyName") ?? "";
          const key = keys.create({ secret: randomBytes(16).toString("hex"), friendlyName });
          return { status: 201, body: { ...keyJson(key), secret: key.secret } };
        },
      },
    },
  ];
}

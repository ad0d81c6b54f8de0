import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import express from "express";
import { listPage, pageScript } from "./list-page.ts";

export interface PageServer {
  readonly origin: string;
  pageOf(rows: number): string;
  close(): void;
}

/** Serves the generated list views, each made once, and their script. */
export async function servePages(sizes: readonly number[]): Promise<PageServer> {
  const pages = new Map(sizes.map((rows) => [String(rows), listPage(rows)]));
  const source = await readFile(new URL("browser/page-script.ts", import.meta.url), "utf8");
  const app = express();
  app.get(pageScript, (_request, response) =>
    response.type("js").send(stripTypeScriptTypes(source)),
  );
  app.get("/:rows", (request, response, next) => {
    const page = pages.get(request.params.rows);
    if (page === undefined) return next();
    return response.type("html").send(page);
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;
  return { origin, pageOf: (rows) => `${origin}/${rows}`, close: () => void server.close() };
}

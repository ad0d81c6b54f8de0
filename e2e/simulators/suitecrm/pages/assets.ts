import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { Router } from "express";

const folder = new URL("./browser/", import.meta.url);

/** The pages' own style and behaviour; scripts are TypeScript with the types taken off. */
export function assets(): Router {
  const router = Router();
  router.get("/simulator/style.css", async (_request, response) => {
    response.type("css").send(await readFile(new URL("style.css", folder), "utf8"));
  });
  router.get("/simulator/:name.js", async (request, response, next) => {
    const { name } = request.params;
    if (!/^[a-z0-9-]+$/.test(name)) return next();
    const source = await readFile(new URL(`${name}.ts`, folder), "utf8").catch(() => undefined);
    if (source === undefined) return next();
    // The browser asks for what an import names.
    const script = stripTypeScriptTypes(source).replaceAll(/(from ".\/[a-z0-9-]+)\.ts"/g, '$1.js"');
    return response.type("js").send(script);
  });
  return router;
}

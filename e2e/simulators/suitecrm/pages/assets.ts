import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { Router } from "express";
import { isSubtheme, subthemeVariables } from "./subtheme.ts";

const folder = new URL("./browser/", import.meta.url);

/** The pages' own style and behaviour; scripts are TypeScript with the types taken off. */
export function assets(): Router {
  const router = Router();
  router.get("/themes/SuiteP/css/:subtheme/style.css", async (request, response, next) => {
    const { subtheme } = request.params;
    if (!isSubtheme(subtheme)) return next();
    const common = await readFile(new URL("style.css", folder), "utf8");
    return response.type("css").send(subthemeVariables(subtheme) + common);
  });
  router.get("/simulator/favicon.svg", async (_request, response) => {
    response.type("svg").send(await readFile(new URL("favicon.svg", folder), "utf8"));
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

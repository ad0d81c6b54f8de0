import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { Router } from "express";

const folder = new URL("./browser/", import.meta.url);
const icon = new URL("../pages/browser/favicon.svg", import.meta.url);

/** The shell's style and behaviour; scripts are TypeScript with the types taken off. */
export function shellAssets(): Router {
  const router = Router();
  router.get("/dist/favicon.svg", async (_request, response) => {
    response.type("svg").send(await readFile(icon, "utf8"));
  });
  router.get("/dist/themes/suite8/css/:name.css", async (request, response, next) => {
    const source = await readPart(request.params.name, "css");
    if (source === undefined) return next();
    return response.type("css").send(source);
  });
  router.get("/dist/:name.js", async (request, response, next) => {
    const source = await readPart(request.params.name, "ts");
    if (source === undefined) return next();
    // The browser asks for what an import names.
    const script = stripTypeScriptTypes(source).replaceAll(/(from ".\/[a-z0-9-]+)\.ts"/g, '$1.js"');
    return response.type("js").send(script);
  });
  return router;
}

async function readPart(name: string, ending: string): Promise<string | undefined> {
  if (!/^[a-z0-9-]+$/.test(name)) return undefined;
  return readFile(new URL(`${name}.${ending}`, folder), "utf8").catch(() => undefined);
}

import type { RecordRef } from "@ringback/shared/record-ref";

/** `#/prospect-lists/record/<id>?offset=1`: the API's name of a module is the same in one word. */
export function recordInHash(hash: string): RecordRef | null {
  const [, module, id] = /^#\/([\w-]+)\/record\/([^/?#]+)/.exec(hash) ?? [];
  return module && id ? { module: moduleName(module), id } : null;
}

/** Modules that an admin made keep their own name, which has an underscore. */
function moduleName(module: string): string {
  if (module.includes("_")) return module;
  return module.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

export type DefinedFields<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Keeps only what was given, so that an update or a default leaves the rest alone. */
export function onlyGiven<Fields extends object>(fields: Fields): DefinedFields<Fields> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as DefinedFields<Fields>;
}

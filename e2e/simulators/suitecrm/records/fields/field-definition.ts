/** One column or computed value of a module, as `meta/fields` describes it. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: string;
  readonly dbType: string;
  /** Where it lives when not in the module's own table. */
  readonly source?: string;
  /** Exactly as the CRM answers it: sometimes a number, sometimes text. */
  readonly len?: number | string;
  readonly precision?: number | string;
  readonly default?: number | string | null;
  readonly required: boolean | string;
  readonly relationship?: string;
  readonly vname?: string;
}

/**
 * Reads one definition a line: `name type[/dbType] [len=…] [default=…] [relationship=…] [required]
 * [non-db] [no-label]`. A value in single quotes is text, else a number or null.
 */
export function defineFields(lines: string): readonly FieldDefinition[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => readField(line));
}

/** True for what is stored in the module's own tables, and so can be searched and sorted. */
export function isColumn(field: FieldDefinition): boolean {
  return field.source === undefined || field.source === "custom_fields";
}

function readField(line: string): FieldDefinition {
  const words = line.match(/[^\s=]+='[^']*'|\S+/g) ?? [];
  const [name = "", types = "", ...options] = words;
  const [type = "", dbType = type] = types.split("/");
  const values = new Map(
    options.map((option) => {
      const at = option.indexOf("=");
      return at < 0 ? [option, ""] : [option.slice(0, at), option.slice(at + 1)];
    }),
  );
  const source = ["non-db", "custom_fields", "function"].find((word) => values.has(word));
  const relationship = values.get("relationship");
  return {
    name,
    type,
    dbType,
    required: readRequired(values.get("required")),
    ...(source === undefined ? {} : { source }),
    ...(values.has("len") ? { len: readLength(values.get("len")) } : {}),
    ...(values.has("precision") ? { precision: readLength(values.get("precision")) } : {}),
    ...(values.has("default") ? { default: readValue(values.get("default")) } : {}),
    ...(relationship === undefined ? {} : { relationship }),
    ...(values.has("no-label") ? {} : { vname: `LBL_${name.toUpperCase()}` }),
  };
}

function readRequired(written: string | undefined): boolean | string {
  if (written === undefined) return false;
  return written === "" ? true : written.replaceAll("'", "");
}

function readLength(written = ""): number | string {
  return readValue(written) ?? "";
}

function readValue(written = ""): number | string | null {
  if (written === "null") return null;
  return written.startsWith("'") ? written.replaceAll("'", "") : Number(written);
}

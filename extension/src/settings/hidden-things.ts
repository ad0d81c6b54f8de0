import type { HiddenThing, PageSettings } from "../contracts/page-settings.ts";

type Hidden = PageSettings["hidden"];

export function isNumberHidden({ numbers }: Hidden, number: string): boolean {
  return numbers.includes(number);
}

export function isFieldHidden({ fields }: Hidden, origin: string, field: string): boolean {
  return field !== "" && fields.some((known) => known.origin === origin && known.field === field);
}

export function withHidden(hidden: Hidden, thing: HiddenThing): Hidden {
  const { numbers, fields } = withoutHidden(hidden, thing);
  return thing.what === "number"
    ? { numbers: [...numbers, thing.number], fields }
    : { numbers, fields: [...fields, { origin: thing.origin, field: thing.field }] };
}

export function withoutHidden({ numbers, fields }: Hidden, thing: HiddenThing): Hidden {
  return thing.what === "number"
    ? { numbers: numbers.filter((number) => number !== thing.number), fields }
    : {
        numbers,
        fields: fields.filter(
          ({ origin, field }) => origin !== thing.origin || field !== thing.field,
        ),
      };
}

/** Why a request is refused, in the CRM's words. Thrown by the API's parts, answered in one place. */
export class ApiProblem extends Error {
  readonly kind: "parameters" | "record" | "database";

  private constructor(kind: ApiProblem["kind"], detail: string) {
    super(detail);
    this.kind = kind;
  }

  /** The request itself is wrong: answered as plain `application/json`. */
  static parameters(detail: string): ApiProblem {
    return new ApiProblem("parameters", detail);
  }

  /** What it asks for cannot be done. */
  static record(detail: string): ApiProblem {
    return new ApiProblem("record", detail);
  }

  /** The query broke in the database: the body is not even valid JSON. */
  static database(): ApiProblem {
    return new ApiProblem(
      "database",
      "Database failure. Please refer to suitecrm.log for details.",
    );
  }

  static missingOption(name: string): ApiProblem {
    return ApiProblem.parameters(`The required option "${name}" is missing.`);
  }

  static invalidOption(name: string, value: string): ApiProblem {
    return ApiProblem.parameters(`The option "${name}" with value "${value}" is invalid.`);
  }

  static unknownOptions(names: readonly string[], defined: readonly string[]): ApiProblem {
    const list = (values: readonly string[]) =>
      values
        .toSorted()
        .map((value) => `"${value}"`)
        .join(", ");
    const subject =
      names.length === 1 ? `The option ${list(names)} does` : `The options ${list(names)} do`;
    return ApiProblem.parameters(`${subject} not exist. Defined options are: ${list(defined)}.`);
  }

  static notFound(module: string, id: string): ApiProblem {
    return ApiProblem.record(`${module} module with id ${id} is not found`);
  }

  static accessDenied(): ApiProblem {
    return ApiProblem.record("[SuiteCRM] [AccessDeniedException] ");
  }
}

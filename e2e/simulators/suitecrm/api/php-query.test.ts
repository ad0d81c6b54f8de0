import { expect, test } from "vitest";
import { readPhpQuery, writePhpQuery } from "./php-query.ts";

test("reads brackets as nested names, and writes them back bare", () => {
  const query = readPhpQuery("fields[Leads]=a,b&filter[x][like]=%2511%25&page[size]=2&q=a+b%2Bc");
  expect(query.get("q")).toBe("a b+c");
  expect(writePhpQuery(query)).toBe("fields[Leads]=a,b&filter[x][like]=%11%&page[size]=2&q=a b+c");
});

test("keeps the last of two values of one name, and both operators of one field", () => {
  const query = readPhpQuery("a=1&a=2&filter[x][eq]=1&filter[x][like]=2");
  expect(writePhpQuery(query)).toBe("a=2&filter[x][eq]=1&filter[x][like]=2");
});

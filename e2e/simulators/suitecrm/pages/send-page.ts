import type { Response } from "express";
import { fullDocument, type Page } from "./document.ts";
import { header, type Visitor } from "./header.ts";
import type { PageParameters } from "./visit.ts";

/** Answers with a whole document, or with its parts where the CRM's own navigation asks. */
export function sendPage(
  visitor: Visitor,
  page: Page,
  parameters: PageParameters,
  response: Response,
): void {
  if (parameters["ajax_load"] === "1") {
    response.json({
      title: `${page.title} » SuiteCRM`,
      header: header(visitor, page.module).text,
      content: page.content.text,
    });
  } else response.send(fullDocument(visitor, page));
}

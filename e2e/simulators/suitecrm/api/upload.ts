import type { Crm } from "../crm.ts";
import { writeUtc } from "../records/display-time.ts";
import type { CrmRecord } from "../records/record.ts";
import { ApiProblem } from "./problem.ts";

const forbiddenExtensions = new Set(
  "php php3 php4 php5 php6 php7 php8 pl cgi py asp cfm js vbs html htm phtml phar shtml".split(" "),
);

/**
 * Keeps the file sent with a Note or Document and answers the record as it is then. A refused file
 * leaves the record behind without it, exactly as the CRM does.
 */
export function keepUpload(
  crm: Crm,
  writerId: string,
  record: CrmRecord,
  attributes: Readonly<Record<string, unknown>>,
): CrmRecord {
  const { filename, filecontents } = attributes;
  if (typeof filename !== "string" || !["Notes", "Documents"].includes(record.module))
    return record;
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase();
  if (extension === undefined || forbiddenExtensions.has(extension)) {
    throw ApiProblem.record("File upload failed: File extension is not included or is not valid.");
  }
  const content = Buffer.from(typeof filecontents === "string" ? filecontents : "", "base64");
  const mimeType = sniffMimeType(content);
  if (record.module === "Notes") {
    crm.files.keep(record.id, { name: filename, mimeType, content });
    return crm.records.change("Notes", record.id, { filename, file_mime_type: mimeType });
  }
  const revisionId = crm.newId();
  crm.files.keep(revisionId, { name: filename, mimeType, content });
  return crm.records.change("Documents", record.id, {
    document_revision_id: revisionId,
    revision_filename: filename,
    revision_created_by: writerId,
    revision_date_entered: writeUtc(crm.now()),
  });
}

/** Looks at the first bytes, never at the name. */
function sniffMimeType(content: Buffer): string {
  const text = (start: number, end: number) => content.toString("latin1", start, end);
  if (content.length === 0) return "application/x-empty";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return "audio/x-wav";
  if (text(0, 3) === "ID3") return "audio/mpeg";
  if (content[0] === 0xff && ((content[1] ?? 0) & 0xe0) === 0xe0) {
    return text(0, 3) === "\u00FF\u00D8\u00FF" ? "image/jpeg" : "audio/mpeg";
  }
  if (text(0, 4) === "OggS") return "application/ogg";
  if (text(0, 4) === "%PDF") return "application/pdf";
  if (text(1, 4) === "PNG") return "image/png";
  const isText = content.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0d].includes(byte));
  return isText ? "text/plain" : "application/octet-stream";
}

import { readConfig } from "./config/config.ts";
import { examine } from "./doctor/examine.ts";
import type { Finding } from "./doctor/finding.ts";
import { createMask } from "./http/mask.ts";

const words = { good: "ok  ", note: "note", bad: "FAIL" } as const;

function print(finding: Finding, mask: (text: string) => string): void {
  console.log(mask(`${words[finding.level]}  ${finding.title}`));
  if (finding.level !== "good") console.log(mask(`      ${finding.fix}`));
}

const reading = readConfig(process.env);
if (reading.outcome === "refused") {
  for (const { variable, message } of reading.faults) {
    console.log(`${words.bad}  ${variable} ${message}`);
  }
  process.exitCode = 1;
} else {
  const mask = createMask(reading.config.secrets);
  print({ level: "good", title: "The settings are complete" }, mask);
  const findings = await examine(reading.config);
  for (const finding of findings) print(finding, mask);
  if (findings.some((finding) => finding.level === "bad")) process.exitCode = 1;
}

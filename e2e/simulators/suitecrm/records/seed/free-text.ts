/** Notes as people keep them: digits of all sorts, and at most one number that can be called. */
export function longNotes(number?: string): string {
  const lines = [
    "PO 4500123456, invoice 20261122-0007, VAT GB 123 4567 89.",
    "Order 2025550143 shipped on 11/22/2026 06:16, tracking 1Z999AA10123456784.",
    "Pays to IBAN GB29 NWBK 6016 1331 9268 19 by 2026-12-01; quoted $25,000.00, then 24.750,00 EUR.",
    "Serial 00-14-22-01-23-45, ISBN 978-3-16-148410-0, site at 51.5033, -0.1196, release 7.15.0.1024.",
    "Ticket 5f2f6a9c-0c41-4f6f-8f3b-6a2f3f6f1c55, customer since 2019-2026, 10:00-12:30 on weekdays.",
  ];
  if (number !== undefined) lines.splice(2, 0, proseWith(number));
  return lines.join("\n");
}

/** One sentence with a number in its middle. */
export function proseWith(number: string): string {
  return `Please ring him on ${number} after 4, not before.`;
}

import { describe, expect, it } from "vitest";
import type { FoundText } from "../contracts/page.ts";
import { readPageNumbers, understand } from "./page-numbers.ts";

const found = (text: string, more: Partial<FoundText> = {}): FoundText => ({
  text,
  place: "phone",
  field: "phone_work",
  ...more,
});

/** What each text gives, read together by an agent of that country. */
const read = (texts: readonly (string | FoundText)[], agent: string) =>
  readPageNumbers(
    texts.map((text) => (typeof text === "string" ? found(text) : text)),
    { agent },
  ).map((numbers) =>
    numbers
      .map(({ number, extension }) => (extension ? `${number} x${extension}` : number))
      .join(" "),
  );

describe("a phone field", () => {
  it.each([
    ["0491 570 157", "Australia", "+61491570157"],
    ["020 7946 0126", "UK", "+442079460126"],
    ["030 23125017", "DE", "+493023125017"],
    // A new range that nobody is known to have.
    ["07700 900124", "United Kingdom", "+447700900124"],
    ["9876543212", "India", "+919876543212"],
    // In the record's country nobody groups it like this.
    ["(212) 555-0134", "Germany", "+12125550134"],
  ])("reads %s in its record's country %s", (text, country, number) => {
    expect(read([found(text, { country })], "US")).toEqual([number]);
  });

  it.each([
    ["mob: 07700 900124", "+447700900124"],
    ["call 07700 900124 after 5", "+447700900124"],
    ["020 7946 0126 (ask for Sue, 9-5)", "+442079460126"],
    ["Sales: 020 7946 0126", "+442079460126"],
    ["1) 020 7946 0126", "+442079460126"],
    ["07700900124m", "+447700900124"],
    ["T02079460126", "+442079460126"],
    ["0207 946 0126", "+442079460126"],
    ["＋44 ７７００ ９００１５３", "+447700900153"],
    ["‪+44 20 7946 0125‬", "+442079460125"],
    ["+44 (0)20 7946 0125", "+442079460125"],
    ["+44(0)2079460125", "+442079460125"],
    ["0044 (0) 20 7946 0125", "+442079460125"],
    ["(+44) 20 7946 0125", "+442079460125"],
    ["+ 44 20 7946 0125", "+442079460125"],
    ["011 44 20 7946 0321", "+442079460321"],
    ["44 20 7946 0125", "+442079460125"],
    ["+39 (0)6 6982 1234", "+390669821234"],
    ["+34 (0)91 123 45 67", "+34911234567"],
    ["+33 1.99.00.12.34", "+33199001234"],
    ["+1.212.555.0136", "+12125550136"],
    ["020–7946–0126", "+442079460126"],
  ])("of a British agent reads %s", (text, numbers) => {
    expect(read([text], "GB")).toEqual([numbers]);
  });

  it.each([
    ["tel:+14155550152", "+14155550152"],
    ["tel:tel:+1-415-555-0152", "+14155550152"],
    ["tel:%2B1%20415%20555%200152", "+14155550152"],
    ["callto://+14155550152", "+14155550152"],
    ["skype:+14155550152?call", "+14155550152"],
    ["tel:+14155550152;ext=204", "+14155550152 x204"],
    ["(646) 555-0177 ext. 204", "+16465550177 x204"],
    ["646-555-0177 x123", "+16465550177 x123"],
    ["646-555-0177x123", "+16465550177 x123"],
    ["646 555 0177 #123", "+16465550177 x123"],
    ["646 555 0177, extension 9", "+16465550177 x9"],
    ["646 555 0177 ext 12 or 13", "+16465550177 x12"],
    ["6465550177,,204", "+16465550177 x204"],
    ["1-800-FLOWERS", "+18003569377"],
    ["1 800 GO FEDEX", "+18004633339"],
    ["1-800-CONTACTS", "+18002668228"],
    ["212.555.0136 CELL", "+12125550136"],
    ["1 (800) 555-0101", "+18005550101"],
  ])("of an American agent reads %s", (text, numbers) => {
    expect(read([text], "US")).toEqual([numbers]);
  });

  it.each([
    ["212-555-0145 / 212-555-0146", "+12125550145 +12125550146"],
    ["212-555-0145; 212-555-0146", "+12125550145 +12125550146"],
    ["212-555-0145 or (212) 555-0146", "+12125550145 +12125550146"],
    ["212-555-0145, 212-555-0146", "+12125550145 +12125550146"],
    ["212-555-0145 212-555-0146", "+12125550145 +12125550146"],
    ["(212) 555-0145(212) 555-0146", "+12125550145 +12125550146"],
    ["212-555-0145\n212-555-0146", "+12125550145 +12125550146"],
    ["+1 212 555 0145 +44 20 7946 0125", "+12125550145 +442079460125"],
    ["Office 212-555-0145 x12, cell 212-555-0146", "+12125550145 x12 +12125550146"],
    ["212-555-0145 / 0146", "+12125550145"],
    ["212-555-0145 / (212) 555 0145", "+12125550145"],
    ["T 212-555-0145, F 212-555-0199", "+12125550145"],
    ["212-555-0145, fax: 212-555-0199", "+12125550145"],
    ["212-555-0199 (fax) 212-555-0145", "+12125550145"],
    ["212-555-0199 fax, 212-555-0145", "+12125550145"],
  ])("reads as many numbers as there are in %j", (text, numbers) => {
    expect(read([text], "US")).toEqual([numbers]);
  });

  it("takes no area code for a number of its own", () => {
    expect(read(["030/23125017", "030 / 23 12 50-17"], "DE")).toEqual([
      "+493023125017",
      "+493023125017",
    ]);
  });

  it.each([
    "n/a",
    "call reception",
    "TBC - ask Sue",
    "",
    "-",
    "ext. 204",
    "x123",
    "12345",
    "555-0147",
    "+1 212 555 01AB",
    "0000000000",
    "999-999-9999",
    "2026-11-22",
    "11/22/2026 06:16",
    "22.11.2026",
    "22 November 2026",
    "$25,000.00",
    "25.000,00 €",
    "1,250,000",
    "1,250,000.00",
    "192.168.100.200",
    "ana.4155550132@example.org",
    "https://example.org/4155550132",
    "PO 20260042",
    "AB4155550132",
    "4155550132_7",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "DE89 3704 0044 0532 0130 00",
    "fax: 212-555-0199",
    "212-555-0199 fax",
    "Telefax 212-555-0199",
    "+999 123 456 789",
    "123456789012345678",
  ])("reads no number in %j", (text) => {
    expect(read([text], "US")).toEqual([""]);
  });

  it.each([
    ["phone_fax", ""],
    ["fax", ""],
    ["", "Fax:"],
    ["", "Faxnummer"],
    ["", "Télécopie"],
    ["phone_other", "Faks"],
  ])("is no fax field: %s %s", (field, label) => {
    expect(read([found("212-555-0145", { field, label })], "US")).toEqual([""]);
  });

  it("rings where telephone and fax share a line", () => {
    const shared = ["Telefon/Fax", "Phone & fax", "Tel. und Fax"];
    expect(
      read(
        shared.map((label) => found("212-555-0145", { field: "", label })),
        "US",
      ),
    ).toEqual(["+12125550145", "+12125550145", "+12125550145"]);
    expect(read(["Tel./Fax: 212-555-0145"], "US")).toEqual(["+12125550145"]);
  });
});

describe("the country of a bare number", () => {
  it("is the agent's where the record's is not known", () => {
    expect(read(["020 7946 0126", found("020 7946 0126", { country: "Atlantis" })], "GB")).toEqual([
      "+442079460126",
      "+442079460126",
    ]);
  });

  it("is the organisation's where the agent's does not fit", () => {
    expect(
      readPageNumbers([found("020 7946 0126")], { agent: "US", organisation: "GB" })[0],
    ).toMatchObject([{ number: "+442079460126" }]);
  });

  it("is that of numbers written like it on the page, where it cannot be the agent's", () => {
    expect(
      read(["+44 20 7946 0125", "+91 98765 43210", "+61 491 570 156", "07700 900124"], "US").at(-1),
    ).toBe("+447700900124");
    expect(read(["+44 20 7946 0125", "+61 491 570 156", "0491 570 157"], "US").at(-1)).toBe(
      "+61491570157",
    );
    expect(read(["+91 98765 43210", "9876543212"], "US").at(-1)).toBe("+919876543212");
  });

  it("stays the agent's for a number in use there, whatever the page names", () => {
    expect(read(["+91 98765 43210", "1 (800) 555-0101"], "US").at(-1)).toBe("+18005550101");
  });

  it("is none when no country of the page would write it so", () => {
    expect(read(["+1 646 555 0177", "020 7946 0126"], "US")).toEqual(["+16465550177", ""]);
  });
});

describe("a cell", () => {
  const cell = (text: string, label: string, field = "") =>
    read([found(text, { place: "cell", label, field })], "US")[0];

  it.each([
    "Office Phone",
    "Phone Work",
    "Tel.-Nr.",
    "Telefon (privat)",
    "Geschäftstelefon",
    "Mobiltelefonnummer",
    "Handy",
    "Téléphone bureau",
    "Móvil",
    "Cellulare",
    "Telefon służbowy",
    "Мобильный телефон",
    "電話番号",
    "Contact number",
    "Telephone 2",
    "Phone/Email",
  ])("of a column “%s” holds possible numbers", (label) => {
    expect(cell("987-654-3212", label)).toBe("+19876543212");
  });

  it.each([
    ["", "phone_mobile"],
    ["", "telephone1"],
    ["", "mobilePhone"],
    ["Numer", "PHONE_NUMBER"],
  ])("of a column “%s” and field %s holds possible numbers", (label, field) => {
    expect(cell("987-654-3212", label, field)).toBe("+19876543212");
  });

  it.each([
    "Fax",
    "Order number",
    "Phone calls",
    "Last call date",
    "Mobile provider",
    "Annual revenue: amount",
    "Date Created",
    "Kundennummer",
    "Betrag",
    "Phone ID",
  ])("of a column “%s” holds none", (label) => {
    expect(cell("212-555-0134", label)).toBe("");
  });

  it("without a telling label holds a valid number that is the whole text", () => {
    expect(cell("(212) 555-0134", "")).toBe("+12125550134");
    expect(cell("212-555-0192 x12", "Column 4")).toBe("+12125550192 x12");
    expect(cell("987-654-3212", "")).toBe("");
    expect(cell("(212) 555-0134 since May", "")).toBe("");
    expect(cell("11/22/2026", "")).toBe("");
    expect(cell("$25,000.00", "")).toBe("");
  });
});

describe("running text", () => {
  const prose = (text: string, country?: string) =>
    read(
      [found(text, { place: "prose", field: "description", ...(country && { country }) })],
      "US",
    )[0];

  it("gives valid numbers only", () => {
    expect(prose("Call 415-555-0177 after 5pm, order no 2026-0042")).toBe("+14155550177");
    expect(prose("Call back on 020 7946 0126 or +1 646 555 0177", "UK")).toBe(
      "+442079460126 +16465550177",
    );
    expect(prose("Order 4155550132 of 11/22/2026 for $25,000.00")).toBe("");
    expect(prose("Fax 415-555-0177")).toBe("");
  });
});

describe("what a text can be sent to", () => {
  it.each([
    ["+44 20 7946 0126", "landline", false],
    ["+44 7400 123456", "mobile", true],
    // Nobody is known to have these ranges: their neighbours tell.
    ["+44 7700 900123", "mobile", true],
    ["+44 20 1946 0128", "landline", false],
    ["+1 212 555 0134", "mobile", true],
    ["+1 800 555 0101", "toll-free", false],
    ["+44 800 123 4567", "toll-free", false],
    ["+44 9098 790000", "other", false],
  ])("%s is %s: %s", (text, kind, takesTexts) => {
    expect(understand(found(text), {}).readings).toMatchObject([{ kind, takesTexts }]);
  });
});

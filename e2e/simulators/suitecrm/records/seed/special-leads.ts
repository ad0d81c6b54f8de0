import type { FictionalNumber, NumberBook, Country } from "./number-book.ts";

/** A lead that tests know by name: one way people write, or fail to write, a number. */
export interface SpecialLead {
  readonly key: string;
  readonly firstName: string;
  readonly lastName: string;
  /** A user name; empty when nobody has it. */
  readonly owner: "bdm1" | "bdm2" | "manager" | "";
  readonly country: Country;
  /** The phone fields as they were typed. */
  readonly phones: Readonly<Record<string, string>>;
  /** What a person would dial for the first phone field; undefined when they would not. */
  readonly e164?: string;
  readonly doNotCall?: boolean;
}

/** The first leads of every seed, in this order. */
export function specialLeads(book: NumberBook): readonly SpecialLead[] {
  const shared = book.mobile("GB");
  const second = book.landline("GB");
  const work = (text: string) => ({ phone_work: text });
  const dialable = (
    key: string,
    name: readonly [string, string],
    owner: SpecialLead["owner"],
    country: Country,
    write: (number: FictionalNumber) => Readonly<Record<string, string>>,
    given?: FictionalNumber,
  ): SpecialLead => {
    const number = given ?? (country === "GB" ? book.mobile("GB") : book.landline(country));
    const [firstName, lastName] = name;
    return { key, firstName, lastName, owner, country, phones: write(number), e164: number.e164 };
  };
  const plain = (
    key: string,
    name: readonly [string, string],
    phones: Readonly<Record<string, string>>,
  ): SpecialLead => {
    const [firstName, lastName] = name;
    return { key, firstName, lastName, owner: "bdm1", country: "GB", phones };
  };
  const compact = ({ e164 }: FictionalNumber) => e164.slice(1);
  const leads: readonly SpecialLead[] = [
    dialable("e164", ["Amara", "Whitfield"], "bdm1", "GB", ({ e164 }) => work(e164)),
    dialable("national", ["Ben", "Rowntree"], "bdm1", "GB", ({ national }) => work(national)),
    dialable("international", ["Clara", "Novak"], "bdm2", "US", (n) => work(n.international)),
    dialable("trunkZero", ["Dylan", "Marsh"], "bdm1", "GB", (n) => work(n.withTrunkZero)),
    dialable("zeroZeroPrefix", ["Elsa", "Brandt"], "bdm2", "DE", (n) => work(`00${compact(n)}`)),
    dialable("withoutPlus", ["Faye", "Osborne"], "bdm1", "GB", (n) => work(compact(n))),
    dialable("extension", ["Gus", "Delaney"], "bdm2", "US", (n) => work(`${n.national} ext. 31`)),
    dialable("textBefore", ["Hana", "Lindqvist"], "bdm1", "SE", (n) =>
      work(`Office: ${n.national}`),
    ),
    dialable("textAfter", ["Ivo", "Perrin"], "manager", "FR", (n) =>
      work(`${n.national} (mornings)`),
    ),
    dialable("fullwidthPlus", ["Jade", "Holloway"], "bdm1", "GB", (n) =>
      work(`\uFF0B${n.international.slice(1)}`),
    ),
    dialable("padded", ["Kai", "Sorensen"], "bdm1", "GB", (n) => work(`  ${n.national}  `)),
    dialable("telUri", ["Lena", "Fischer"], "bdm2", "DE", ({ e164 }) => work(`tel:${e164}`)),
    dialable("twoNumbers", ["Milo", "Hartley"], "bdm1", "GB", (n) =>
      work(`${n.national} / ${second.national}`),
    ),
    dialable("doNotCall", ["Nora", "Winslow"], "bdm1", "GB", (n) => work(n.international)),
    dialable("unowned", ["Otis", "Granger"], "", "CA", (n) => work(n.national)),
    dialable("sharedFirst", ["Petra", "Vance"], "bdm1", "GB", (n) => work(n.national), shared),
    dialable(
      "sharedSecond",
      ["Ruben", "Vance"],
      "bdm2",
      "GB",
      (n) => work(n.international),
      shared,
    ),
    dialable("sharedThird", ["Sofia", "Vance"], "manager", "GB", (n) => work(compact(n)), shared),
    {
      ...plain("tollFree", ["Theo", "Marlow"], work("1-800-555-0199")),
      country: "US",
      e164: "+18005550199",
    },
    plain("noNumber", ["Una", "Prescott"], {}),
    plain("notAvailable", ["Viggo", "Strand"], work("n/a")),
    plain("callReception", ["Willa", "Thorpe"], work("call reception")),
    plain("short", ["Xenia", "Ford"], work("12345")),
    plain("local", ["York", "Bellamy"], work("555-0147")),
    plain("letters", ["Zora", "Kemp"], work("ask Zora")),
  ];
  return leads.map((lead) => (lead.key === "doNotCall" ? { ...lead, doNotCall: true } : lead));
}

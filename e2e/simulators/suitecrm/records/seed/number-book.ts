/** A number nobody has: every one comes from a range set aside for fiction. */
export interface FictionalNumber {
  readonly e164: string;
  /** As people write it at home. */
  readonly national: string;
  /** With `+` and the country code, in groups. */
  readonly international: string;
  /** Both at once: `+44 (0)20 …`; the international form where there is no trunk zero. */
  readonly withTrunkZero: string;
}

export const countries = ["GB", "US", "CA", "AU", "FR", "DE", "SE"] as const;
export type Country = (typeof countries)[number];

export const countryNames: Readonly<Record<Country, string>> = {
  GB: "United Kingdom",
  US: "USA",
  CA: "Canada",
  AU: "Australia",
  FR: "France",
  DE: "Germany",
  SE: "Sweden",
};

/** Hands out fictional numbers, never the same twice. */
export class NumberBook {
  readonly #used = new Map<string, number>();

  /** A mobile number where a fictional range for one exists, else a landline. */
  mobile(country: Country): FictionalNumber {
    if (country === "GB") return trunk("44", ["7700", `900${this.#next("GB mobile", 3, 100)}`]);
    if (country === "FR") {
      const digits = this.#next("FR mobile", 4, 0);
      return trunk("33", ["6", "39", "98", digits.slice(0, 2), digits.slice(2)]);
    }
    if (country === "SE") {
      return trunk("46", ["70", "174", "06", this.#next("SE mobile", 2, 5)]);
    }
    return this.landline(country);
  }

  landline(country: Country): FictionalNumber {
    switch (country) {
      case "GB":
        return trunk("44", ["20", "7946", this.#next("GB", 4, 100)]);
      case "US":
        return this.#northAmerican("US", ["212", "415", "312", "646", "617", "305", "206", "702"]);
      case "CA":
        return this.#northAmerican("CA", ["416", "604", "514", "403", "613"]);
      case "AU": {
        const digits = this.#next("AU", 4, 1000);
        return trunk("61", ["2", "5550", digits]);
      }
      case "FR": {
        const digits = this.#next("FR", 4, 0);
        return trunk("33", ["1", "99", "00", digits.slice(0, 2), digits.slice(2)]);
      }
      case "DE":
        return trunk("49", ["30", "23125", this.#next("DE", 3, 0)]);
      case "SE":
        return trunk("46", ["8", "465", "004", this.#next("SE", 2, 0)]);
    }
  }

  #northAmerican(country: string, areas: readonly string[]): FictionalNumber {
    const count = Number(this.#next(country, 4, 0));
    const area = areas[Math.floor(count / 100)];
    if (area === undefined) throw new Error(`No fictional numbers are left for ${country}.`);
    const line = `01${String(count % 100).padStart(2, "0")}`;
    return {
      e164: `+1${area}555${line}`,
      national: `(${area}) 555-${line}`,
      international: `+1 ${area}-555-${line}`,
      withTrunkZero: `+1 (${area}) 555-${line}`,
    };
  }

  /** The next free number of a range, as this many digits. */
  #next(range: string, length: number, first: number): string {
    const count = this.#used.get(range) ?? first;
    if (String(count).length > length) throw new Error(`No numbers are left in ${range}.`);
    this.#used.set(range, count + 1);
    return String(count).padStart(length, "0");
  }
}

function trunk(code: string, groups: readonly string[]): FictionalNumber {
  const spaced = groups.join(" ");
  return {
    e164: `+${code}${groups.join("")}`,
    national: `0${spaced}`,
    international: `+${code} ${spaced}`,
    withTrunkZero: `+${code} (0)${spaced}`,
  };
}

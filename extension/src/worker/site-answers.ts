import type { Account } from "../account/account.ts";
import type { PageSettings, SiteKind } from "../contracts/page-settings.ts";
import type { SickView } from "../contracts/page-health.ts";
import { loadSickViews } from "../health/page-health.ts";
import type { HomeCountries } from "../numbers/page-numbers.ts";
import { grantedPatterns } from "../permissions/host-permission.ts";
import { loadSettings } from "../settings/settings.ts";
import { kindOfSite } from "../sites/site-plan.ts";
import { loadSnapshot } from "./snapshot-reactions.ts";

/** What more than one part of the worker asks about sites, settings and the call. */
export function createSiteAnswers({ knownMe }: Pick<Account, "knownMe">) {
  async function homeCountries(): Promise<HomeCountries> {
    const [settings, me] = await Promise.all([loadSettings(), knownMe()]);
    return { agent: settings.country ?? undefined, organisation: me?.defaultCountry };
  }
  async function kindOf(origin: string): Promise<SiteKind | undefined> {
    return kindOfSite(origin, ...(await Promise.all([loadSettings(), grantedPatterns()])));
  }
  /** Views whose phone fields cannot be read, of sites where Ringback still works. */
  async function sickViews(): Promise<readonly SickView[]> {
    const views = await loadSickViews();
    const kinds = await Promise.all(views.map(({ origin }) => kindOf(origin)));
    return views.filter((_, index) => kinds[index] !== undefined);
  }

  /** Where a typed number without country code is dialled. */
  async function country(): Promise<string | undefined> {
    const { agent, organisation } = await homeCountries();
    return agent ?? organisation;
  }

  return {
    homeCountries,
    kindOfSite: kindOf,
    sickViews,
    country,
    pageSettings: async (): Promise<PageSettings> => (await loadSettings()).pages,
    /** The number of the live call. */
    liveNumber: async (): Promise<string | null> => {
      const call = (await loadSnapshot())?.call;
      return call && call.state !== "ended" ? call.number : null;
    },
  };
}

export type SiteAnswers = ReturnType<typeof createSiteAnswers>;

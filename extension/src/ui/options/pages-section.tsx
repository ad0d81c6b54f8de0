import { Select, Switch } from "@mantine/core";
import type { PageSettings } from "../../contracts/page-settings.ts";
import type { Setup } from "../../contracts/worker.ts";
import { worker } from "../clients.ts";
import { callingCode } from "../countries/calling-code.ts";
import { countriesLike } from "../countries/countries.ts";
import { countryName } from "../../local-time/country-name.ts";
import { useAsked } from "../use-asked.ts";
import { useCommand } from "../use-command.ts";
import { HiddenRow } from "./hidden-row.tsx";
import { ModeRow } from "./mode-row.tsx";
import { OptionRow, OptionSection } from "./option-row.tsx";

/** Where buttons appear, and how numbers there are read. */
export function PagesSection({ setup }: { readonly setup: Setup }) {
  const { value, problem } = useAsked(worker.pageSettings, "settings");
  return (
    <OptionSection id="pages" title="On CRM pages">
      {problem && <OptionRow title="These options did not load" problem={problem} />}
      {value && (
        <>
          <ModeRow settings={value} crmOrigins={setup.crmOrigins} />
          <CountryRow setup={setup} />
          <FreeTextRow settings={value} />
          <HiddenRow hidden={value.hidden} />
        </>
      )}
    </OptionSection>
  );
}

const organisations = "organisation";

function CountryRow({ setup: { country, me } }: { readonly setup: Setup }) {
  const choose = useCommand(worker.chooseCountry);
  const own = me && `${countryName(me.defaultCountry)} ${callingCode(me.defaultCountry)}`;
  return (
    <OptionRow
      title="Country for numbers without one"
      about="The record’s own country comes first"
      problem={choose.problem}
    >
      <Select
        size="sm"
        aria-label="Country for numbers without one"
        searchable
        allowDeselect={false}
        nothingFoundMessage="No country like this"
        comboboxProps={{ withinPortal: false, keepMounted: false }}
        data={[
          {
            value: organisations,
            label: own ? `Your organisation’s: ${own}` : "Your organisation’s",
          },
          ...countriesLike("").map(({ code, name, calling }) => ({
            value: code,
            label: `${name} ${calling}`,
          })),
        ]}
        value={country ?? organisations}
        onChange={(code) => void choose.run({ country: code === organisations ? null : code })}
      />
    </OptionRow>
  );
}

function FreeTextRow({ settings }: { readonly settings: PageSettings }) {
  const choose = useCommand(worker.chooseFreeText);
  return (
    <OptionRow
      title="Find numbers in descriptions"
      about="And in notes and other running text. Only numbers in use count, no dates, amounts or ids."
      problem={choose.problem}
    >
      <Switch
        aria-label="Find numbers in descriptions"
        checked={settings.freeText}
        onChange={(event) => void choose.run({ freeText: event.currentTarget.checked })}
      />
    </OptionRow>
  );
}

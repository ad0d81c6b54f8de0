import { Combobox, ScrollArea, UnstyledButton, useCombobox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { countryName } from "../../local-time/country-name.ts";
import { callingCode } from "../countries/calling-code.ts";
import { countriesLike } from "../countries/countries.ts";

interface Props {
  readonly country: string;
  readonly onPick: (country: string) => void;
}

/** Where a number without country code is dialled. In words, because not every system draws flags. */
export function CountryPicker({ country, onPick }: Props) {
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSearch("");
    },
  });

  function pick(picked: string): void {
    onPick(picked);
    combobox.closeDropdown();
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      width={280}
      position="bottom-start"
      withinPortal={false}
    >
      <Combobox.Target withAriaAttributes={false}>
        <UnstyledButton
          className="dial-country"
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className="heard-only">Country: {countryName(country)},</span>
          {country} <span className="dial-country-code num">{callingCode(country)}</span>
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          placeholder="Country or code"
          aria-label="Find a country"
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
        <Combobox.Options aria-label="Countries">
          <ScrollArea.Autosize mah={260} type="auto">
            {combobox.dropdownOpened &&
              countriesLike(search).map(({ code, name, calling }) => (
                <Combobox.Option value={code} key={code} active={code === country}>
                  <span className="country-option">
                    <span>{name}</span> <span className="num">{calling}</span>
                  </span>
                </Combobox.Option>
              ))}
            {countriesLike(search).length === 0 && (
              <Combobox.Empty>No country like this</Combobox.Empty>
            )}
          </ScrollArea.Autosize>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

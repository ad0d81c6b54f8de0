import { Button, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState, type SubmitEvent } from "react";
import { CodedError } from "../../messaging/coded-error.ts";
import { IconButton } from "../blocks/icon-button.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { worker } from "../clients.ts";
import { requestSite } from "../sites/request-site.ts";
import { readSiteAddress } from "../sites/site-address.ts";
import { useCommand } from "../use-command.ts";

interface Props {
  /** With buttons, or without. */
  readonly list: "sites" | "blockedSites";
  readonly origins: readonly string[];
  readonly crmOrigins: readonly string[];
}

/** The sites of a list, each removable, and a field for another one. */
export function SiteList({ list, origins, crmOrigins }: Props) {
  const [address, setAddress] = useState("");
  const remove = useCommand(worker.removeSite);
  const add = useCommand(async (typed: string) => {
    const origin = readSiteAddress(typed);
    if (origin === undefined)
      throw new CodedError("address-typo", "This is not a web address", {
        detail: "It should look like shop.example.com, without spaces.",
      });
    if (crmOrigins.includes(origin))
      throw new CodedError("is-crm", "This is your CRM", {
        detail: "It has buttons in any case. Set-up takes them off.",
      });
    if (list === "sites") await requestSite(origin);
    await worker.addSite({ list, origin });
    setAddress("");
  });

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    void add.run(address);
  }

  return (
    <>
      {origins.length > 0 && (
        <ul className="option-list" aria-label={titles[list]}>
          {origins.map((origin) => (
            <li key={origin}>
              <span className="cut" title={origin}>
                {nameOf(origin)}
              </span>
              <IconButton
                label={`Remove ${nameOf(origin)}`}
                onClick={() => void remove.run({ list, origin })}
              >
                <IconX size={16} stroke={1.8} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form className="option-add" onSubmit={submit} aria-label={titles[list]}>
        <TextInput
          size="sm"
          aria-label="Address of a site"
          placeholder="shop.example.com"
          value={address}
          autoComplete="off"
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" size="md" loading={add.running}>
          Add
        </Button>
      </form>
      <ProblemBlock problem={add.problem ?? remove.problem} />
    </>
  );
}

const titles = { sites: "Sites with buttons", blockedSites: "Sites without buttons" };

/** Plain http is worth seeing. */
function nameOf(origin: string): string {
  return origin.replace(/^https:\/\//, "");
}

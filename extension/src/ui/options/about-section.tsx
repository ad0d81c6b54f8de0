import { browser } from "wxt/browser";
import type { Setup } from "../../contracts/worker.ts";
import { OptionSection } from "./option-row.tsx";

/** Which version this is, and what it talks to. */
export function AboutSection({ setup: { serverOrigin, me } }: { readonly setup: Setup }) {
  const { version } = browser.runtime.getManifest();
  return (
    <OptionSection id="about" title="About">
      <dl className="option-facts">
        <dt>Version</dt>
        <dd className="num">{version}</dd>
        <dt>Phone server</dt>
        <dd>{serverOrigin ?? "None yet"}</dd>
        <dt>CRM</dt>
        <dd>{me?.crm.origin ?? "Known after you sign in"}</dd>
        <dt>Page text</dt>
        <dd>Stays in this browser. Only a number you call goes to your phone server.</dd>
      </dl>
    </OptionSection>
  );
}

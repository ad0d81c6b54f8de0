import {
  IconHeadphones,
  IconInfoCircle,
  IconPhoneIncoming,
  IconPuzzle,
  IconUser,
} from "@tabler/icons-react";
import { useSyncExternalStore } from "react";

const sections = [
  { id: "account", title: "Account", Icon: IconUser },
  { id: "sound", title: "Sound", Icon: IconHeadphones },
  { id: "ringing", title: "Ringing", Icon: IconPhoneIncoming },
  { id: "pages", title: "On CRM pages", Icon: IconPuzzle },
  { id: "about", title: "About", Icon: IconInfoCircle },
];

/** Leads to a section; the address keeps which one, so that it can be linked to. */
export function OptionsNav() {
  const hash = useSyncExternalStore(follow, () => location.hash.slice(1));
  const current = sections.some(({ id }) => id === hash) ? hash : "account";
  return (
    <nav aria-label="Options">
      <ul className="options-nav">
        {sections.map(({ id, title, Icon }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? "true" : undefined}>
              <Icon size={17} stroke={1.8} aria-hidden />
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function follow(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

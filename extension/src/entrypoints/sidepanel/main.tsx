import "./sidepanel.css";
import { sidePanel } from "../../contracts/screen-pop.ts";
import { serve } from "../../messaging/serve.ts";
import { isTyping } from "../../ui/is-typing.ts";
import { PhoneView } from "../../ui/phone/phone-view.tsx";
import { startPage } from "../../ui/start-page.tsx";

serve(sidePanel, { isTyping: () => document.hasFocus() && isTyping(document.activeElement) });
startPage(<PhoneView inPanel />);

import "./sidepanel.css";
import { PhoneView } from "../../ui/phone/phone-view.tsx";
import { startPage } from "../../ui/start-page.tsx";

startPage(<PhoneView inPanel />);

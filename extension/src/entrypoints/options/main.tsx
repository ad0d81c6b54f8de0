import { OptionsView } from "../../ui/options/options-view.tsx";
import { startPage } from "../../ui/start-page.tsx";

startPage(<OptionsView />);

import { startPage } from "../../ui/start-page.tsx";
import { WhyView } from "../../ui/why/why-view.tsx";

startPage(<WhyView />);

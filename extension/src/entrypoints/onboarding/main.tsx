import { OnboardingView } from "../../ui/onboarding/onboarding-view.tsx";
import { startPage } from "../../ui/start-page.tsx";

startPage(<OnboardingView />);

import "./options-view.css";
import { Mark } from "../blocks/mark.tsx";
import { ProblemBlock } from "../blocks/problem-block.tsx";
import { useSetup } from "../setup-store.ts";
import { AboutSection } from "./about-section.tsx";
import { AccountSection } from "./account-section.tsx";
import { OptionsNav } from "./options-nav.tsx";
import { PagesSection } from "./pages-section.tsx";
import { RingingSection } from "./ringing-section.tsx";
import { SoundSection } from "./sound-section.tsx";

/** Everything the agent may choose; each choice counts at once. */
export function OptionsView() {
  const { setup, problem } = useSetup();
  return (
    <div className="options">
      <aside className="options-side">
        <div className="options-side-content">
          <p className="options-name">
            <Mark size={26} /> Ringback
          </p>
          <OptionsNav />
        </div>
      </aside>
      <main className="options-main">
        <h1>Options</h1>
        <ProblemBlock problem={problem} />
        {setup && (
          <>
            <AccountSection setup={setup} />
            <SoundSection />
            <RingingSection setup={setup} />
            <PagesSection setup={setup} />
            <AboutSection setup={setup} />
          </>
        )}
      </main>
    </div>
  );
}

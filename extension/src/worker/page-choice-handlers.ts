import type { worker } from "../contracts/worker.ts";
import { answerWhy } from "../menus/why-questions.ts";
import type { Handlers } from "../messaging/serve.ts";
import type { Reminders } from "../reminders/reminders.ts";
import * as choices from "../sites/page-choices.ts";
import type { SiteAnswers } from "./site-answers.ts";

type Commands = (typeof worker)["commands"];

/** What the extension's own pages ask and choose about buttons on pages. */
export function createPageChoiceHandlers(
  answers: SiteAnswers,
  reminders: Pick<Reminders, "list" | "remove">,
): Pick<
  Handlers<Commands>,
  | "pageSettings"
  | "chooseMode"
  | "chooseFreeText"
  | "chooseCountry"
  | "addSite"
  | "removeSite"
  | "switchOnSite"
  | "hide"
  | "unhide"
  | "why"
  | "reminders"
  | "removeReminder"
  | "sickViews"
> {
  return {
    pageSettings: answers.pageSettings,
    chooseMode: ({ mode }) => choices.chooseMode(mode),
    chooseFreeText: ({ freeText }) => choices.chooseFreeText(freeText),
    chooseCountry: ({ country }) => choices.chooseCountry(country),
    addSite: ({ list, origin }) => choices.addSite(list, origin),
    removeSite: ({ list, origin }) => choices.removeSite(list, origin),
    switchOnSite: ({ origin }) => choices.switchOnSite(origin),
    hide: choices.hide,
    unhide: choices.unhide,
    why: ({ id }) => answerWhy(id, answers),
    reminders: async () => [...(await reminders.list())],
    removeReminder: ({ id }) => reminders.remove(id),
    sickViews: async () => [...(await answers.sickViews())],
  };
}

export type PageChoiceHandlers = ReturnType<typeof createPageChoiceHandlers>;

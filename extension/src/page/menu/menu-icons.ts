import { buttonIcons } from "../icons.ts";

export const menuIcons = {
  ...buttonIcons,
  later: "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3 3",
  copy: "M8 8m0 2a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2zM16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2",
  hide: "M3 3l18 18M10.6 10.6a2 2 0 0 0 2.8 2.8M16.7 16.7A9 9 0 0 1 12 18c-3.6 0-6.6-2-9-6a16 16 0 0 1 4.3-4.9M9.9 5.2A9 9 0 0 1 12 5c3.6 0 6.6 2 9 6a16 16 0 0 1-2.2 2.9",
};

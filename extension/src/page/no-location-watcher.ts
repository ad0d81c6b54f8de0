/**
 * Stands in for the framework's watcher of the page's address, which nobody here asks for: the page's
 * own changes tell more. Without it every page loads and compiles a little less.
 */
export const createLocationWatcher = () => ({
  run(): never {
    throw new Error("left out");
  },
});

import { configure } from "@testing-library/react";

// On a machine that may be busy.
configure({ asyncUtilTimeout: 10_000 });

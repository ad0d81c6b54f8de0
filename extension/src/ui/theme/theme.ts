import { Button, createTheme, Input, Menu, Tooltip } from "@mantine/core";

const systemFonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

const buttonHeights: Partial<Record<string, string>> = {
  xs: "28px",
  sm: "32px",
  md: "36px",
  lg: "44px",
};

export const theme = createTheme({
  primaryColor: "iris",
  primaryShade: 6,
  colors: {
    iris: [
      "#ECEBFB",
      "#DAD8F7",
      "#B9B6EF",
      "#9894E6",
      "#7A76DD",
      "#5F5BD3",
      "#4A46C8",
      "#3C38AB",
      "#302D8A",
      "#25236B",
    ],
    dark: [
      "#EFEFF5",
      "#ABABBF",
      "#8F8FA5",
      "#7E7E95",
      "#4A4A5E",
      "#3D3D4F",
      "#2A2A36",
      "#1B1B24",
      "#15151C",
      "#121218",
    ],
  },
  fontFamily: systemFonts,
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "15px", xl: "18px" },
  lineHeights: { xs: "1.35", sm: "1.4", md: "1.45", lg: "1.4", xl: "1.3" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "4px", sm: "6px", md: "10px", lg: "14px", xl: "999px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      vars: (_, { size = "sm" }) => ({
        root: {
          "--button-height": buttonHeights[size] ?? size,
          "--button-fz": size === "lg" ? "15px" : "13px",
          "--button-padding-x": size === "lg" ? "16px" : "12px",
        },
      }),
    }),
    Input: Input.extend({ defaultProps: { size: "md" } }),
    Menu: Menu.extend({ defaultProps: { radius: "md", shadow: "md" } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, events: tooltipEvents() } }),
  },
});

function tooltipEvents() {
  return { hover: true, focus: true, touch: false };
}

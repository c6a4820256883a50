// The site's own style sheets hold to what every browser had at the end of 2022: Chromium 109, the last one on offices' old
// Windows, is of January 2023. What is excepted, that Chromium has; where another browser lacks it nothing is lost.
export default {
  extends: "stylelint-config-recommended",
  plugins: ["stylelint-plugin-use-baseline"],
  rules: {
    "plugin/use-baseline": [true, {
      available: 2022,
      ignoreAtRules: ["page"], // sheets of paper: landscape and A3
      ignoreProperties: {
        page: ["/^.+$/"],
        "print-color-adjust": ["exact"], // with -webkit- before it, which is what 109 knows
        "/^break-(before|after|inside)$/": ["avoid"],
        "forced-color-adjust": ["none"],
        "accent-color": ["/^.+$/"],
        outline: ["/^.+$/"], // that it follows round corners is newer
        "user-select": ["none"],
        "mask-image": ["none"], // against Material's
      },
    }],
    "max-nesting-depth": 0,
    // Six sizes of type, set in theme.css; 15px and 162.5% are the root's on paper and of large text, 8pt the page number's.
    "declaration-property-value-allowed-list": {
      "font-size": ["/^var\\(--(type|drawing)-[a-z]+\\)$/", "inherit", "15px", "162.5%", "8pt"],
      font: ["inherit"],
    },
    "no-descending-specificity": null, // rules stand by component
  },
};

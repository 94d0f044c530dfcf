// Numbers as the page's language writes them, by the rules of the tables that stand on the page already.
const root = document.documentElement;
const written = (options) => new Intl.NumberFormat(root.lang, options).format;
const fixed = (decimals) => ({minimumFractionDigits: decimals, maximumFractionDigits: decimals});
const numbers = {
  count: written({maximumFractionDigits: 0}),
  percent: written({style: "percent", maximumFractionDigits: 1}),
  percent1: written({style: "percent", ...fixed(1)}),
  percent2: written({style: "percent", ...fixed(2)}),
  share: (share) => (share !== 0 && Math.abs(share) < 0.00995 ? numbers.percent2(share) : numbers.percent1(share)),
  large: written({maximumFractionDigits: 2}),
  small: written({maximumSignificantDigits: 3}),
  number: (number) => (Math.abs(number) >= 1 ? numbers.large(number) : numbers.small(number)),
};

/** What the home page loads second, in one file. */
export { MonthsChart } from './MonthsChart.tsx';
export { Side } from './Side.tsx';

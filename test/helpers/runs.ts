// Owns how often a property is tried: 2,000 times in the ordinary run, as often as FC_RUNS says in `npm run test:laws`.

export const RUNS: number = Number(process.env.FC_RUNS ?? 2000);

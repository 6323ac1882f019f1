// Owns the rule that one request is in flight, ever: who comes while another is at work waits for it.

export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

/** Tasks given to what this returns run one after the other, in order of their coming. One that fails holds up nobody. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** Calls at once, and then at most once a pause; calls that come in between are one call at its end. */
export function paced(act: () => void, pauseMs: number): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isAsked = false;

  const run = () => {
    isAsked = false;
    timer = setTimeout(() => {
      timer = null;
      if (isAsked) run();
    }, pauseMs);
    act();
  };

  return {
    call() {
      if (timer === null) run();
      else isAsked = true;
    },
    cancel() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

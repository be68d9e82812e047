/** Asks questions one at a time; of those that come meanwhile only the newest is asked, and only its answer counts. */
export interface NewestOnly<Question, Answer> {
  ask(question: Question): void;
  /** An answer, by the number of its question. */
  answered(number: number, answer: Answer): void;
  /** The question under way has failed, and will not be answered. */
  failed(): void;
}

export function newestOnly<Question, Answer>(
  send: (number: number, question: Question) => void,
  show: (answer: Answer) => void,
): NewestOnly<Question, Answer> {
  let count = 0;
  let isUnderWay = false;
  let next: { readonly question: Question } | null = null;
  const goOn = (): void => {
    isUnderWay = false;
    if (next === null) return;
    const { question } = next;
    next = null;
    isUnderWay = true;
    send(++count, question);
  };
  return {
    ask(question) {
      next = { question };
      if (!isUnderWay) goOn();
    },
    answered(number, answer) {
      if (number !== count) return;
      show(answer);
      goOn();
    },
    failed: goOn,
  };
}

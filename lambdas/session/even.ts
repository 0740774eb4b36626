/** Answers that could tell whether an address exists take at least this long, in ms. */
const evenTime = 400;

export async function even<R>(work: Promise<R>): Promise<R> {
  const [result] = await Promise.allSettled([work, new Promise((resolve) => setTimeout(resolve, evenTime))]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

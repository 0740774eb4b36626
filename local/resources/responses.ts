type Response = {
  Status: 'SUCCESS' | 'FAILED';
  Reason?: string;
  PhysicalResourceId?: string;
  Data?: Record<string, unknown>;
};
type Outcome = Pick<Response, 'PhysicalResourceId' | 'Data'>;

/** Where functions behind custom resources put their answers: the ResponseURL of the request. */
export type Responses = {
  /** Calls `invoke` with a ResponseURL and waits for what is put there. Throws when the answer is FAILED. */
  expect(name: string, invoke: (responseUrl: string) => Promise<unknown>): Promise<Outcome>;
  /** Takes a PUT to `/custom-resources/<id>`. */
  accept(path: string, body: string): void;
};

/** How long after the function has ended its answer may still be on the way. */
const GRACE_MS = 2000;

export function createResponses(port: number): Responses {
  const waiting = new Map<string, (response: Response) => void>();
  return {
    expect: async (name, invoke) => {
      const id = crypto.randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<Response>();
      waiting.set(id, resolve);
      const missing = () =>
        reject(new Error(`The function behind ${name} ended without an answer to its ResponseURL`));
      invoke(`http://127.0.0.1:${port}/custom-resources/${id}`).then(
        () => setTimeout(missing, GRACE_MS),
        reject,
      );
      try {
        const response = await promise;
        if (response.Status === 'SUCCESS') return response;
        throw new Error(`The custom resource ${name} failed: ${response.Reason ?? 'without a reason'}`);
      } finally {
        waiting.delete(id);
      }
    },
    accept: (path, body) => waiting.get(path.split('/').at(-1) ?? '')?.(JSON.parse(body) as Response),
  };
}

/** Errors by path in the order of the fields' names, which is the order of the page; what has no name comes last. */
export const inPageOrder = <T>(
  errors: Readonly<Record<string, T>>,
  names: Readonly<Record<string, string>>,
): [path: string, error: T][] => {
  const fields = Object.keys(names);
  const place = (path: string) => (path in names ? fields.indexOf(path) : fields.length);
  return Object.entries(errors).toSorted(([a], [b]) => place(a) - place(b));
};

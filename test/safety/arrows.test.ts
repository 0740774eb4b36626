import { describe, expect, test } from 'vitest';
import { rules, tolerated, type Rule } from './arrows.ts';
import { importsOf, type Import } from './imports.ts';
import { code } from './sources.ts';

const files = code('lambdas', 'web', 'lib', 'local', 'demonstration', 'bin');
const imports = new Map(files.map((path) => [path, importsOf(path)]));
const ruleFor = (path: string): Rule | undefined => rules.find((rule) => rule.from.test(path));
const allowed = (rule: Rule, { to, own }: Import) =>
  own ? rule.may.some((one) => one.test(to)) : rule.packages.test(to);

const wrong = files.flatMap((from) =>
  (imports.get(from) ?? [])
    .filter((one) => ruleFor(from) && !allowed(ruleFor(from)!, one))
    .map(({ to }) => `${from} -> ${to}`),
);

describe('the arrows between the rooms', () => {
  test('every file belongs to a room', () => {
    expect(files.filter((path) => !ruleFor(path))).toEqual([]);
  });

  test('nobody imports what the room may not know', () => {
    const news = wrong.filter((arrow) => !(arrow in tolerated));
    expect(
      news,
      'Move the code to where its room may know it; test/safety/arrows.ts says who may know what',
    ).toEqual([]);
  });

  test('every tolerated arrow is still there', () => {
    expect(Object.keys(tolerated).filter((arrow) => !wrong.includes(arrow))).toEqual([]);
  });

  test('no file imports itself by way of others', () => {
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, way: string[]) => {
      if (way.includes(path)) return void circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      if (done.has(path)) return;
      for (const { to, typeOnly } of imports.get(path) ?? []) if (!typeOnly) visit(to, [...way, path]);
      done.add(path);
    };
    for (const path of files) visit(path, []);
    expect(circles).toEqual([]);
  });

  test('the parser sees each kind of import', () => {
    const seen = importsOf('test/safety/arrows.fixture.ts');
    expect(seen).toEqual([
      { to: 'node:fs', typeOnly: true, own: false },
      { to: 'test/safety/arrows.ts', typeOnly: false, own: true },
      { to: 'test/safety/imports.ts', typeOnly: true, own: true },
      { to: 'test/safety/sources.ts', typeOnly: false, own: true },
    ]);
  });
});

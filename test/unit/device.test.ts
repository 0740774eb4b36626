import { expect, it } from 'vitest';
import { withinWords, deviceInWords, placeInWords } from '../../lambdas/session/device.model.ts';

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0', 'Firefox on Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari on an iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    'Chrome on a Mac',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
    'Samsung Internet on Android',
  ],
  ['Something (X11; Linux x86_64)', 'A browser on Linux'],
  ['curl/8.5.0', 'A device that we do not know'],
  [undefined, 'A device that we do not know'],
])('names the device of %s', (agent, words) => {
  expect(deviceInWords(agent)).toBe(words);
});

it.each([
  ['Leeds', 'United Kingdom', 'Leeds, United Kingdom'],
  ['S%C3%A3o Paulo', 'Brazil', 'São Paulo, Brazil'],
  [undefined, 'Brazil', 'Brazil'],
  ['%E0%A4%A', undefined, undefined],
  [undefined, undefined, undefined],
])('names the place of %s in %s', (city, country, words) => {
  expect(placeInWords(city, country)).toBe(words);
});

it.each([
  ['A browser on Linux', 'a browser on Linux'],
  ['A device that we do not know', 'a device that we do not know'],
  ['Firefox on Windows', 'Firefox on Windows'],
])('%s stands within a sentence as %s', (device, words) => {
  expect(withinWords(device)).toBe(words);
});

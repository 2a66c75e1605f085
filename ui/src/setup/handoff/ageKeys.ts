import { keys as words } from '../../i18n/en/paper';

/** age1 and 58 characters of Bech32, which has no 1, b, i and o. */
const wholeKey = /^age1[02-9ac-hj-np-z]{58}$/;
const keyLength = 62;

export const keysIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** What is wrong with pasted keys, by their shape; the check sum is tried when the file is sealed. */
export function keysProblem(text: string): string | null {
  if (/AGE-SECRET-KEY/i.test(text)) return words.secret;
  if (/ssh-(rsa|ed25519)/.test(text)) return words.ssh;
  const found = keysIn(text);
  if (found.length === 0) return words.empty;
  for (const [index, key] of found.entries()) {
    if (wholeKey.test(key)) continue;
    return key.startsWith('age1') && key.length !== keyLength ? words.shape(index + 1, key.length) : words.notKey(index + 1);
  }
  return null;
}

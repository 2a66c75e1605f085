/**
 * Whole card numbers, found as the program finds them (`is_card` in domain/src/pan.rs, `mask` in
 * office/src/search/token.rs). The program covers them as well; here they do not even leave the box.
 */
const shortest = 13;
const longest = 19;

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

const isCard = (digits: string): boolean => digits.length >= shortest && digits.length <= longest && /^[2-6]/.test(digits) && luhn(digits);

/** All digits but the first two and the last four. */
function cover(number: string): string {
  const last = number.replace(/\D/g, '').length - 4;
  let at = 0;
  return number.replace(/\d/g, (digit) => {
    at += 1;
    return at > 2 && at <= last ? '*' : digit;
  });
}

/** How many of these groups make a card number together, from the first one on; the most where there are several ways. */
function groupsOfCard(groups: readonly string[]): number {
  let digits = '';
  let found = 0;
  for (const [at, group] of groups.entries()) {
    digits += group;
    if (digits.length > longest) break;
    if (isCard(digits)) found = at + 1;
  }
  return found;
}

/** Groups of digits with a separator between each two of them. */
function coverChain(chain: string): string {
  const groups = chain.split(/\D/);
  let covered = '';
  let at = 0;
  while (at < groups.length) {
    const taken = groupsOfCard(groups.slice(at, at + longest));
    const next = at + Math.max(1, taken);
    const from = covered.length;
    const part = chain.slice(from, from + groups.slice(at, next).join(' ').length);
    covered += taken > 0 ? cover(part) : part;
    // The separator behind it; none at the end.
    covered += chain.charAt(covered.length);
    at = next;
  }
  return covered;
}

/** Blanks join groups anywhere; hyphens only where no letter says that it is an ID. */
export const coverCards = (text: string): string =>
  text
    .replace(/\d+(?:\s\d+)*/g, coverChain)
    .replace(/(^|[^\w-])(\d+(?:-\d+)+)(?![\w-])/g, (_, before: string, chain: string) => before + coverChain(chain));

/** What is left of a card number has stars side by side, with at most a separator between them. */
export const isCovered = (text: string): boolean => /\*[\s-]?\*/.test(text);

/** A PIN in fours, as people compare it. */
export const inGroups = (pin: string): string[] => pin.match(/.{1,4}/g) ?? [];

// Words for what the checks of single fields and PINs report, by code.
type Facts = Record<string, string>;

const idLength = (f: Facts) =>
  `Account IDs usually have 6 or 7 digits; this has ${f['digits'] ?? 'another number'}. Leading zeros count. The portal shows it in the top corner.`;

const fieldWords: Record<string, (f: Facts) => string> = {
  account_id_empty: () => 'Enter the account ID. The Converge portal shows it in the top corner.',
  account_id_short: idLength,
  account_id_long: idLength,
  account_id_not_digits: () =>
    'Account IDs have only digits. The portal shows yours in the top corner.',
  account_name_empty: () => 'Enter the name of your town or department. It appears on what you print.',
  account_name_long: () => 'This name is too long to print. Shorten it, for example to City of Alder Creek.',
  user_id_empty: () =>
    'Enter the API user ID. The portal lists it under Registered API Users.',
  user_id_is_person: () =>
    'This looks like a person’s sign-in. API users look like apiuser501204 and cannot sign in to the portal.',
  user_id_long: (f) =>
    `User IDs have at most 15 letters and digits; this has ${f['length'] ?? 'more'}. Copy it again from Registered API Users.`,
  user_id_characters: (f) =>
    `User IDs have only letters and digits${f['characters'] ? `; this also has ${f['characters']}` : ''}. Copy it again from Registered API Users.`,
  user_id_duplicate: () => 'This API user is already in the list. Remove one of the two.',
  terminal_name_empty: () => 'Enter a name. Use the one your office says, for example Parks Front Desk.',
  terminal_name_long: () => 'This name is too long for lists and paper. Shorten it.',
  terminal_name_duplicate: () => 'Two terminals have this name. Give each its own, so that nobody mixes up their PINs.',
  terminal_kind_missing: () =>
    'Choose the kind. Retail and Internet follow different rules; the portal says which one it is.',
  terminal_user_missing: () => 'Choose the API user that may use this terminal.',
  terminals_empty: () => 'Add at least one terminal.',
  environment_missing: () => 'Choose which Converge system the account is on. If you only want to look around, choose Practice.',
  endpoint_empty: () => 'Enter the gateway address you were given.',
  endpoint_not_https: () =>
    'The address must start with https, so that PINs travel encrypted. Plain http works only for this computer itself.',
  endpoint_unreadable: () => 'This is not a complete address. It looks like https://api.example.com/.',
  pin_missing: () => 'Paste the PIN. The portal shows it under Employees > Associated Terminals > Show PIN.',
};

const unknownField = 'This entry was not accepted. Check it against the Converge portal.';
export const fieldMessage = (code: string, facts: Facts = {}): string =>
  fieldWords[code]?.(facts) ?? unknownField;

const characters = (n: number) => (n === 1 ? '1 character' : `${n} characters`);

export const pinMessage = (code: string | null, length: number, ends: string | null): string => {
  switch (code) {
    case null:
      return `${characters(length)}, letters and digits only`;
    case 'pin_empty':
      return 'Paste the PIN. The portal shows it under Employees > Associated Terminals > Show PIN.';
    case 'pin_short':
      return `${characters(length)}; PINs usually have 64. Compare the last 4: …${ends ?? ''}`;
    case 'pin_long':
      return `${characters(length)}; PINs have at most 64. Was something copied twice? Copy the PIN again.`;
    case 'pin_characters':
    case 'pin_portal_password':
      return 'PINs have only letters and digits. Is this the portal password?';
    case 'pin_label':
    case 'pin_labelled':
      return 'There is a label before the PIN. Copy only the PIN itself, without the words before it.';
    case 'pin_is_account_id':
      return 'This is the account ID, not a PIN. The portal shows the PIN under Employees > Associated Terminals > Show PIN.';
    case 'pin_is_user_id':
      return 'This is the API user ID, not a PIN. The portal shows the PIN under Employees > Associated Terminals > Show PIN.';
    case 'pin_twice':
      return `${characters(length)}: the PIN was pasted twice in a row. Clear the field and paste it once.`;
    default:
      return 'This PIN was not accepted. Copy it again from the portal.';
  }
};

export const pinDuplicate = (terminals: Array<string>) =>
  `This PIN is already stored for ${terminals.join(' and ')}. One PIN belongs to one terminal.`;

export const removedTitle = (n: number) =>
  n === 1 ? '1 hidden character removed' : `${n} hidden characters removed`;
export const trimmed = 'Spaces were removed.';

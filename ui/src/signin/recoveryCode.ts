import { createStore } from '../app/store';

/** The code that was just made, until somebody says that it is kept. It is held nowhere else. */
export const newRecoveryCode = createStore<string | null>(null);

import { createStore } from '../app/store';

/** The sign-in stands over the page: what must not outlast a look at the screen goes now. */
export const windowShut = createStore(false);

import { createContext, useContext } from './dom.js';

/** What every page may use: the API, what to tell the user, and the user's preferences. */
export const App = createContext(null);

export const useApp = () => useContext(App);

export const useApi = () => useContext(App).api;

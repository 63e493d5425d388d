import { Fragment, createContext, h, render } from '../../vendor/preact.js';
import { useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from '../../vendor/hooks.js';
import htm from '../../vendor/htm.js';

/** Templates of elements. Every value that goes in becomes text, never markup. */
export const html = htm.bind(h);

export {
  Fragment, createContext, render,
  useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState,
};

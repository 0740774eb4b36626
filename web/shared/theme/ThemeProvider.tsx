import { MantineProvider } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { currentScheme, onSchemeChange, type Scheme } from './colour-scheme.ts';
import './mantine-styles.ts';
import { theme } from './theme.ts';

/** The scheme now, and anew whenever the person or the system changes it. */
export const useScheme = (): Scheme => useSyncExternalStore(onSchemeChange, currentScheme);

/** Mantine in the provider's look. Styles come from files only: a strict Content-Security-Policy holds. */
export const ThemeProvider = ({ children }: { children: ReactNode }) => (
  <MantineProvider
    theme={theme}
    forceColorScheme={useScheme()}
    withCssVariables={false}
    withGlobalClasses={false}
  >
    {children}
  </MantineProvider>
);

import { createContext, type ReactNode, useContext } from 'react';
import { type Branding, plainBranding } from './branding.ts';
import classes from './Brand.module.css';

const BrandingContext = createContext<Branding>(plainBranding);

export const BrandingProvider = ({ branding, children }: { branding: Branding; children: ReactNode }) => (
  <BrandingContext value={branding}>{children}</BrandingContext>
);

export const useProviderName = (): string => useContext(BrandingContext).providerName;

/** The provider's logo, or its name when there is none. */
export const Brand = () => {
  const { providerName, logo } = useContext(BrandingContext);
  if (logo) return <img src={logo} alt={providerName} className={classes.logo} height={32} />;
  return (
    <span className={classes.name}>
      <span className={classes.mark} aria-hidden="true">
        {providerName.slice(0, 1).toUpperCase()}
      </span>
      <span className={classes.words}>{providerName}</span>
    </span>
  );
};

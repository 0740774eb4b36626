import { useQuery } from '@tanstack/react-query';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { Answer } from '../parts/Answer.tsx';
import { settingsQuery } from '../queries.ts';
import { ClosingForm } from './ClosingForm.tsx';
import { LevelsForm } from './LevelsForm.tsx';
import { SecondFactorForm } from './SecondFactorForm.tsx';
import classes from './Settings.module.css';

/** What administrators set for the whole desk. A saved form begins anew with what is stored. */
export const SettingsPage = () => (
  <>
    <PageTitle>Settings</PageTitle>
    <Answer query={useQuery(settingsQuery)} what="the settings">
      {(settings) => (
        <div key={settings.version} className={classes.page}>
          <section className="desk-card" aria-labelledby="service-levels">
            <h2 id="service-levels" className={classes.title}>
              Service levels
            </h2>
            <LevelsForm settings={settings} />
          </section>
          <section className="desk-card" aria-labelledby="closing">
            <h2 id="closing" className={classes.title}>
              Closing
            </h2>
            <p className="desk-quiet">
              Days count from the last thing that the customer could see. A ticket can be reopened until it
              closes.
            </p>
            <ClosingForm settings={settings} />
          </section>
          <section className="desk-card" aria-labelledby="second-factor">
            <h2 id="second-factor" className={classes.title}>
              Second factor
            </h2>
            <p className="desk-quiet">
              Whoever must have one and has none is led through the set-up at the next sign-in, at the latest
              after 15 minutes. A company can require it of its own people as well.
            </p>
            <SecondFactorForm settings={settings} />
          </section>
        </div>
      )}
    </Answer>
  </>
);

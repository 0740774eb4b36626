import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../shared/ui/ButtonLink.tsx';
import { PageTitle } from '../../shared/ui/PageTitle.tsx';
import { ErrorState, Loading } from '../../shared/ui/states.tsx';
import card from '../card.module.css';
import { contactFormQuery } from '../queries.ts';
import { saveTemplate } from './csv-download.ts';
import classes from './Imports.module.css';
import { ImportForm } from './ImportForm.tsx';
import { importColumns } from './import.plain.ts';
import { SaveButton } from './SaveButton.tsx';

/** Import/Update: the template, and the file to import (F5). */
export const ImportPage = () => {
  const { data: offers, error, refetch } = useQuery(contactFormQuery);
  return (
    <>
      <PageTitle
        aside={
          <ButtonLink variant="default" to="/users/imports">
            Import history
          </ButtonLink>
        }
      >
        Import/Update users
      </PageTitle>
      {(offers ?? error) ? (
        <div className={classes.steps}>
          <section className={`${card.card} ${card.inside}`} aria-labelledby="template">
            <h2 id="template">1. Fill in the template</h2>
            <p>
              It holds today’s contacts, a row each. Change what is to change, add rows for new people, and
              save it as CSV. Rows that you take out stay as they are here.
            </p>
            <SaveButton
              words="Download import template"
              save={saveTemplate}
              done={(rows) => `The template holds ${rows} ${rows === 1 ? 'contact' : 'contacts'}.`}
            />
            <h3>To open the portal to somebody</h3>
            <ul className={classes.rules}>
              <li>{`${importColumns.userName} (column W): the person’s e-mail address.`}</li>
              <li>{`${importColumns.password} (column X): leave it empty. A mail tells everybody how to sign in: with a one-time password, or with the account of your organisation where that is set up.`}</li>
              <li>
                {`${importColumns.level} (column Y): `}
                {offers
                  ? `one or several of ${offers.levels.map(({ name }) => name).join(', ')}`
                  : 'by its name'}
                , exactly as written here. Several stand in the one cell with semicolons between.
              </li>
            </ul>
            <p className={classes.after}>
              Emptying these columns ends nobody’s access. For that, open the contact under Users and untick
              “Activate Client Portal”.
            </p>
          </section>
          <section className={`${card.card} ${card.inside}`} aria-labelledby="file">
            <h2 id="file">2. Import it</h2>
            {offers ? (
              <ImportForm sites={offers.sites} />
            ) : (
              <ErrorState error={error} onRetry={() => void refetch()} />
            )}
          </section>
        </div>
      ) : (
        <div className={`${card.card} ${card.inside}`}>
          <Loading what="your sites" lines={8} height={48} />
        </div>
      )}
    </>
  );
};

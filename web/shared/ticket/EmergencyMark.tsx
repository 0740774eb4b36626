import classes from './EmergencyMark.module.css';

/** Marks a ticket whose customer cannot wait (C8). */
export const EmergencyMark = () => <span className={classes.mark}>Emergency</span>;

import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core';

const useStyles = makeStyles({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 2 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
  },
  link: {
    marginLeft: 20,
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    color: '#ffffff',
    whiteSpace: 'nowrap',
    fontWeight: 600,
  },
});

/** Four steps, the last still to climb. */
const Steps = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
    <rect x="1" y="20" width="5" height="7" fill="#7df3e1" />
    <rect x="8" y="14" width="5" height="13" fill="#7df3e1" />
    <rect x="15" y="8" width="5" height="19" fill="#7df3e1" />
    <rect
      x="22.5"
      y="2.5"
      width="4"
      height="24"
      fill="none"
      stroke="#7df3e1"
      strokeDasharray="2 2"
    />
  </svg>
);

export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();

  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        className={classes.link}
        aria-label="Container Maturity, home"
      >
        <Steps />
        {isOpen && <span>Container Maturity</span>}
      </Link>
    </div>
  );
};

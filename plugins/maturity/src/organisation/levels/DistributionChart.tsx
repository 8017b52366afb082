import useMeasure from 'react-use/esm/useMeasure';
import {
  DistributionPoint,
  Overview,
} from '@container-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../i18n/useTexts';
import { fillOf, LEVELS, LevelPatterns } from './LevelPattern';
import { layOut } from './layOut';
import styles from './DistributionChart.module.css';

const HEIGHT = 240;
/** Where nothing has been measured yet, as before the first drawing. */
const USUAL_WIDTH = 720;

/** Stacked columns, one a week. What it shows can be read beside it and in the table: to screen readers it is one picture. */
export function DistributionChart({
  id,
  points,
  changes,
  shown,
  onPoint,
}: {
  /** Of its patterns. */
  id: string;
  points: DistributionPoint[];
  /** When the checklist changed. */
  changes: Overview['versions'];
  /** Position of the point that is told about beside it. */
  shown: number;
  onPoint: (index: number) => void;
}) {
  const { t, format } = useTexts();
  const [room, { width: measured }] = useMeasure<HTMLDivElement>();
  const width = measured || USUAL_WIDTH;
  const plan = layOut(points, { width, height: HEIGHT });
  return (
    <div ref={room} className={styles.room}>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={t('distribution.picture', {
          from: format.day(points[0].day),
          to: format.day(points[points.length - 1].day),
        })}
        className={styles.chart}
      >
        <LevelPatterns id={id} />
        {plan.ticks.map(({ value, y }) => (
          <g key={value}>
            <line
              x1={plan.left}
              x2={width}
              y1={y}
              y2={y}
              className={styles.grid}
            />
            <text x={plan.left - 6} y={y + 4} textAnchor="end">
              {format.number(value)}
            </text>
          </g>
        ))}
        {plan.columns.map((column, index) => (
          <g
            key={points[index].day}
            data-shown={index === shown || undefined}
            className={styles.column}
            onPointerEnter={() => onPoint(index)}
          >
            <rect
              x={column.slot}
              y={plan.top}
              width={plan.step}
              height={plan.bottom - plan.top}
              className={styles.target}
            />
            {LEVELS.map(level => (
              <rect
                key={level}
                x={column.x}
                width={plan.bar}
                y={column.segments[level].y}
                height={column.segments[level].height}
                fill={fillOf(id, level)}
                className={styles.segment}
              />
            ))}
          </g>
        ))}
        {plan.months.map(({ day, x }) => (
          <text key={day} x={x} y={HEIGHT - 6}>
            {format.month(day)}
          </text>
        ))}
        {changes.map(({ day, version }) => (
          <g key={version} className={styles.change}>
            <line
              x1={plan.xOf(day)}
              x2={plan.xOf(day)}
              y1={plan.top - 4}
              y2={plan.bottom}
            />
            <text x={plan.xOf(day)} y={plan.top - 8} textAnchor="middle">
              {version}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

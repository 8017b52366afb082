import { render } from '@testing-library/react';
import { SegmentState } from './segments';
import { TrackSegment } from './TrackSegment';

function draw(state: SegmentState, filled: number) {
  const { container } = render(<TrackSegment state={state} filled={filled} />);
  return container.querySelector('svg')!;
}

describe('TrackSegment', () => {
  it('hatches what rests on waivers and dots what is unverified', () => {
    const waived = draw('waived', 1);
    const hatch = waived.querySelector('pattern')!;
    expect(hatch.querySelector('rect')).toBeInTheDocument();
    expect(waived.querySelector(`[fill="url(#${hatch.id})"]`)).not.toBeNull();

    const unverified = draw('unverified', 1);
    const dots = unverified.querySelector('pattern')!;
    expect(dots.querySelector('circle')).toBeInTheDocument();
    expect(dots.id).not.toBe(hatch.id);
  });

  it('fills a part as wide as what is passed', () => {
    const bars = draw('open', 0.25).querySelectorAll('rect');
    expect(bars).toHaveLength(2);
    expect(bars[1].style.width).toBe('calc(0.25 * (100% - 6px))');
    expect(draw('open', 0).querySelectorAll('rect')).toHaveLength(1);
  });

  it('is hidden from screen readers, which read the words beside it', () => {
    expect(draw('reached', 1)).toHaveAttribute('aria-hidden', 'true');
  });
});

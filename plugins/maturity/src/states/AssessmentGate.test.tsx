import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi, responseError } from '../__testUtils__';
import { renderPlugin } from '../__testUtils__/apps';

const onlyContent = { only: 'content' } as const;

describe('AssessmentGate', () => {
  it.each([
    [401, 'Your sign-in has expired.'],
    [403, 'No permission'],
    [500, 'The scorecard could not be loadedthe disk is full'],
  ])('says why there is nothing to see after %d', async (status, text) => {
    const error = await responseError(status, 'Error', 'the disk is full');
    renderPlugin({
      ...onlyContent,
      api: fakeApi({ getScorecard: () => Promise.reject(error) }),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(text);
  });

  it('waits for the first evaluation', async () => {
    const api = fakeApi();
    api.getScorecard.mockRejectedValueOnce(
      await responseError(404, 'NotFoundError', 'Not evaluated yet'),
    );
    renderPlugin({ ...onlyContent, api });

    expect(
      await screen.findByText('Waiting for the first evaluation'),
    ).toBeInTheDocument();
    expect(await screen.findByText('Level 0')).toBeInTheDocument();
    expect(api.getScorecard).toHaveBeenCalledTimes(2);
  });

  it('evaluates for the first time when asked to, and says when there is nothing to evaluate', async () => {
    const api = fakeApi();
    api.getScorecard.mockRejectedValue(
      await responseError(404, 'NotFoundError', 'No scorecard'),
    );
    api.evaluate.mockRejectedValueOnce(
      await responseError(400, 'InputError', 'Not in scope'),
    );
    renderPlugin({ ...onlyContent, api });

    const button = await screen.findByRole('button', { name: 'Evaluate now' });
    await userEvent.click(button);
    expect(
      await screen.findByText(/^This entity is not in scope/),
    ).toBeInTheDocument();
    expect(screen.getByText('There is no scorecard yet')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Evaluate now' }));
    expect(await screen.findByText('Level 0')).toBeInTheDocument();
  });
});

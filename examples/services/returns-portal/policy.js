const DAY = 24 * 60 * 60 * 1000;

/** Thirty days, counted from the day after delivery. */
exports.mayReturn = (delivered, today) =>
  !Number.isNaN(delivered.getTime()) && today - delivered < 31 * DAY;

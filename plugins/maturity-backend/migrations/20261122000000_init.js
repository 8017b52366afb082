// Times are ISO 8601 text in UTC: they sort as times and come back the same from every engine.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('subjects', table => {
    table.comment('The entities in scope, as the catalog last showed them');
    table.text('entity_ref').primary();
    table.text('kind').notNullable();
    table.text('namespace').notNullable();
    table.text('name').notNullable();
    table.text('type').nullable();
    table.text('lifecycle').nullable();
    table.text('archetype').notNullable();
    table.text('owner').nullable().comment('The first owner, for roll-ups');
    table.text('system').nullable();
    table.text('domain').nullable();
    table.text('etag').notNullable().comment('Of the entity in the catalog');
    table.text('entity').notNullable().comment('JSON: what evaluation needs');
    table.text('repository').notNullable().comment('Its root');
    table
      .integer('bucket')
      .notNullable()
      .comment('Subjects of one repository share a bucket, and so a lease');
    table
      .text('due_at')
      .nullable()
      .comment('Evaluate from then on, ahead of the bucket; null: with it');
    table.index(['bucket', 'repository']);
    table.index(['due_at']);
    table.index(['kind', 'entity_ref']);
    table.index(['system']);
    table.index(['domain']);
  });

  await knex.schema.createTable('subject_search', table => {
    table.comment(
      'Scalars of each subject by lower-case path, for permission conditions and filters',
    );
    table
      .text('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('subjects')
      .onDelete('CASCADE');
    table.text('key').notNullable();
    table.text('value').nullable();
    table.index(['entity_ref', 'key']);
    // All that a condition asks for: with less, each subject would be looked up among all that have the value.
    table.index(['key', 'value', 'entity_ref']);
  });

  await knex.schema.createTable('buckets', table => {
    table.comment(
      'Shares of the work: leased by replicas, due by period; so an unchanged subject writes no row',
    );
    table.integer('id').primary();
    table.text('due_at').notNullable();
    table.text('leased_by').nullable();
    table.text('leased_until').nullable();
    table
      .text('checked_at')
      .nullable()
      .comment('When all subjects of the bucket were last evaluated');
  });

  await knex.schema.createTable('evidence', table => {
    table.comment('The latest evidence of each subject and collector');
    table
      .text('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('subjects')
      .onDelete('CASCADE');
    table.text('collector').notNullable();
    table.text('status').notNullable().comment('collected, nothing or error');
    table.text('reason').nullable().comment('JSON: text in each language');
    table.text('version').notNullable().comment('Of collector and schema');
    table.text('etag').nullable().comment('Of the document');
    table.text('digest').nullable().comment('Of the document');
    table
      .text('document')
      .nullable()
      .comment('JSON; kept while the collector is in error');
    table.text('collected_at').notNullable();
    table.primary(['entity_ref', 'collector']);
  });

  await knex.schema.createTable('scorecards', table => {
    table.comment('The latest scorecard of each subject and checklist');
    table
      .text('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('subjects')
      .onDelete('CASCADE');
    table.text('checklist').notNullable();
    table.text('version').notNullable();
    table.integer('granted').nullable();
    table.integer('earned').nullable();
    table.integer('verified').nullable();
    table.text('unverified_since').nullable();
    table.text('owner').nullable().comment('At the time of evaluation');
    table.text('system').nullable();
    table.text('domain').nullable();
    table.integer('bucket').notNullable();
    table
      .text('summary')
      .notNullable()
      .comment('JSON: the scorecard without results and time of evaluation');
    table.text('results').notNullable().comment('JSON: ready to be sent');
    table.text('digest').notNullable().comment('Of all that a reader sees');
    table
      .text('evaluated_at')
      .notNullable()
      .comment('When it last changed; see buckets.checked_at');
    table.primary(['entity_ref', 'checklist']);
    table.index(['checklist', 'entity_ref']);
    table.index(['checklist', 'granted', 'entity_ref']);
  });

  await knex.schema.createTable('results', table => {
    table.comment('The current result of each subject and check');
    table
      .text('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('subjects')
      .onDelete('CASCADE');
    table.text('checklist').notNullable();
    table.text('check_id').notNullable();
    table.text('phase').notNullable();
    table.text('status').notNullable();
    table
      .text('counted')
      .notNullable()
      .comment('The status that counts: the carried one, if any');
    table.boolean('required').notNullable();
    table.boolean('measured').notNullable();
    table.text('findings').nullable().comment('JSON; null: none');
    table.integer('finding_count').notNullable();
    table.text('since').notNullable();
    table
      .text('verified_at')
      .nullable()
      .comment('Null: as of the last evaluation');
    table.primary(['entity_ref', 'checklist', 'check_id']);
    table.index(['checklist', 'check_id', 'counted']);
  });

  await knex.schema.createTable('transitions', table => {
    table.comment(
      'Append-only: a row for each change of a status or level; outlives the subject',
    );
    table.bigIncrements('id');
    table.text('entity_ref').notNullable();
    table.text('checklist').notNullable();
    table.text('at').notNullable();
    table.text('check_id').nullable().comment('Null: the granted level');
    table.text('from_value').nullable();
    table.text('to_value').nullable();
    table.text('cause').notNullable();
    table.text('cause_detail').nullable();
    table.index(['entity_ref', 'checklist', 'id']);
    table.index(['checklist', 'at']);
  });

  await knex.schema.createTable('snapshots', table => {
    table.comment(
      'Per day, only where changed: the level with owner, system and domain of that day; outlives the subject',
    );
    table.text('entity_ref').notNullable();
    table.text('checklist').notNullable();
    table.text('day').notNullable().comment('YYYY-MM-DD in UTC');
    table.integer('granted').nullable();
    table.integer('earned').nullable();
    table.integer('verified').nullable();
    table.boolean('unverified').notNullable();
    table
      .boolean('gone')
      .notNullable()
      .comment('From that day on the entity was no longer in scope');
    table.text('owner').nullable();
    table.text('system').nullable();
    table.text('domain').nullable();
    table.primary(['entity_ref', 'checklist', 'day']);
    table.index(['checklist', 'day']);
  });

  await knex.schema.createTable('checks', table => {
    table.comment('Checks as first seen here, for the grace of new ones');
    table.text('checklist').notNullable();
    table.text('check_id').notNullable();
    table.text('rule').notNullable().comment('Digest of what it asks');
    table.boolean('required').notNullable();
    table.text('first_seen').notNullable();
    table.text('changed_at').notNullable().comment('When the rule last did');
    table.text('grace_until').nullable();
    table.primary(['checklist', 'check_id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'checks',
    'snapshots',
    'transitions',
    'results',
    'scorecards',
    'evidence',
    'buckets',
    'subject_search',
    'subjects',
  ]) {
    await knex.schema.dropTable(table);
  }
};

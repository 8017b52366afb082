// What pages over all entities are made from, without reading the results of each.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('layouts', table => {
    table.comment('The order of checks in fleet.marks');
    table.text('digest').primary();
    table.text('checks').notNullable().comment('JSON: ids in order');
  });

  // Not columns of scorecards: behind its long texts SQLite would read through all of them to get there.
  await knex.schema.createTable('fleet', table => {
    table.comment('Of each scorecard, what pages over many entities need');
    table
      .text('entity_ref')
      .notNullable()
      .references('entity_ref')
      .inTable('subjects')
      .onDelete('CASCADE');
    table.text('checklist').notNullable();
    table.integer('granted').nullable();
    table.integer('earned').nullable();
    table.integer('verified').nullable();
    table.boolean('unverified').notNullable();
    table.text('owner').nullable();
    table.text('system').nullable();
    table.text('domain').nullable();
    table.text('type').nullable();
    table.text('lifecycle').nullable();
    table.text('archetype').notNullable();
    table.text('tags').notNullable().comment('JSON');
    table.text('layout').notNullable().comment('Digest in layouts');
    table.text('marks').notNullable().comment('Two characters a check');
    table.text('written_at').notNullable();
    table.primary(['entity_ref', 'checklist']);
    table.index(['checklist', 'entity_ref']);
    table.index(['checklist', 'written_at', 'entity_ref']);
  });

  await knex.schema.alterTable('snapshots', table => {
    table.text('version').nullable().comment('Of the checklist');
    table.text('type').nullable();
    table.text('lifecycle').nullable();
    table.text('archetype').nullable();
    table
      .text('cause')
      .nullable()
      .comment('Of the level; null where only something else changed');
    table.text('cause_detail').nullable();
    table
      .text('written_at')
      .notNullable()
      .defaultTo('')
      .comment('When this row was last written');
    table.index(['checklist', 'written_at']);
    table.index(['checklist', 'entity_ref', 'day']);
  });

  // Every scorecard is written once more, by the sweep, and its row of the fleet with it.
  await knex('scorecards').update({ digest: '' });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('snapshots', table => {
    table.dropIndex(['checklist', 'entity_ref', 'day']);
    table.dropIndex(['checklist', 'written_at']);
    table.dropColumns(
      'version',
      'type',
      'lifecycle',
      'archetype',
      'cause',
      'cause_detail',
      'written_at',
    );
  });
  await knex.schema.dropTable('fleet');
  await knex.schema.dropTable('layouts');
};
